/** Which part of a picture is seen: its middle as shares of the picture, and how many times it is enlarged. */
export interface Zoom {
  readonly x: number;
  readonly y: number;
  readonly factor: number;
}

export const whole: Zoom = { x: 0.5, y: 0.5, factor: 1 };
const mostEnlarged = 32;

/** Enlarges around a place that stays where it is. @param at shares of what is seen, 0 … 1 */
export function zoomed(zoom: Zoom, times: number, at = { x: 0.5, y: 0.5 }): Zoom {
  const factor = Math.min(mostEnlarged, Math.max(1, zoom.factor * times));
  const keep = 1 / zoom.factor - 1 / factor;
  return within({ x: zoom.x + (at.x - 0.5) * keep, y: zoom.y + (at.y - 0.5) * keep, factor });
}

/** Moves what is seen. @param by shares of what is seen */
export function moved(zoom: Zoom, by: { readonly x: number; readonly y: number }): Zoom {
  return within({ ...zoom, x: zoom.x + by.x / zoom.factor, y: zoom.y + by.y / zoom.factor });
}

/** Left upper corner and size of what is seen, as shares of the picture. */
export function seen({ x, y, factor }: Zoom): { left: number; top: number; size: number } {
  return { left: x - 0.5 / factor, top: y - 0.5 / factor, size: 1 / factor };
}

/** Nothing beyond the picture's border is shown. */
function within({ x, y, factor }: Zoom): Zoom {
  const half = 0.5 / factor;
  const inside = (value: number) => Math.min(1 - half, Math.max(half, value));
  return { x: inside(x), y: inside(y), factor };
}
