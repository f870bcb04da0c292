import { ABSENT, type Layout } from "../read-layout.js";

/** How a channel's features share its pixels. */
export interface Crowding {
  /** Pixels on which features are drawn. */
  readonly occupied: number;
  /** Most features drawn on one pixel, and where: y × width + x. */
  readonly most: number;
  readonly densest: number;
  /** Features whose centre is the centre of another one too. */
  readonly colliding: number;
}

/** Counts a channel's pixels and collisions. */
export function crowdingOf(layout: Layout, channel: number): Crowding {
  const { height, width, features, start, x, y } = layout;
  const pixels = height * width;
  let [occupied, most, densest] = [0, 0, 0];
  for (let p = 0; p < pixels; p++) {
    const count = start[channel * pixels + p + 1]! - start[channel * pixels + p]!;
    if (count > 0) occupied++;
    if (count > most) [most, densest] = [count, p];
  }
  const centres = new Uint32Array(pixels);
  const centreOf = (f: number) => y[channel * features.length + f]! * width + x[channel * features.length + f]!;
  for (let f = 0; f < features.length; f++) if (x[channel * features.length + f] !== ABSENT) centres[centreOf(f)]!++;
  let colliding = 0;
  for (const count of centres) if (count > 1) colliding += count;
  return { occupied, most, densest, colliding };
}
