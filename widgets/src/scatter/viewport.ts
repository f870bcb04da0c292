/** How the plane lies on the screen: x runs right, y up; both have one scale. */
export interface Viewport {
  /** Pixels for a unit of the plane. */
  readonly scale: number;
  /** Where the plane's origin lies, in pixels from the left and from the top. */
  readonly left: number;
  readonly top: number;
}

/** All points with a place, in the middle of the screen. */
export function fitted(places: Float32Array, width: number, height: number, margin: number): Viewport {
  let [lowX, lowY, highX, highY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [x, y] = [places[i]!, places[i + 1]!];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    if (x < lowX) lowX = x;
    if (x > highX) highX = x;
    if (y < lowY) lowY = y;
    if (y > highY) highY = y;
  }
  if (lowX > highX) return { scale: 1, left: width / 2, top: height / 2 };
  const room = (size: number) => Math.max(1, size - 2 * margin);
  const scale = Math.min(room(width) / (highX - lowX), room(height) / (highY - lowY));
  // One point, or many on one place, have no extent: any scale shows them.
  const finite = Number.isFinite(scale) ? scale : 1;
  return {
    scale: finite,
    left: width / 2 - ((lowX + highX) / 2) * finite,
    top: height / 2 + ((lowY + highY) / 2) * finite,
  };
}

/** Larger or smaller around a place of the screen, which stays where it is. */
export function zoomed({ scale, left, top }: Viewport, factor: number, x: number, y: number): Viewport {
  return { scale: scale * factor, left: x - (x - left) * factor, top: y - (y - top) * factor };
}

export function panned({ scale, left, top }: Viewport, right: number, down: number): Viewport {
  return { scale, left: left + right, top: top + down };
}

/** The same on a screen of more pixels. */
export function denser({ scale, left, top }: Viewport, ratio: number): Viewport {
  return { scale: scale * ratio, left: left * ratio, top: top * ratio };
}
