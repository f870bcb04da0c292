import { ABSENT, type Layout } from "../../data/layout.js";

/** How a channel of a layout uses its pixels. */
export interface LayoutFigures {
  readonly channel: string;
  /** Pixels of the channel. */
  readonly capacity: number;
  /** Pixels on which features are drawn, and those on which none is. */
  readonly occupied: number;
  readonly blank: number;
  /** Features that are drawn on the channel. */
  readonly features: number;
  /** Features of the layout that are not on this channel, among them those of other assays. */
  readonly absent: number;
  /** Features without a pixel of their own: each pixel they cover is another's as well. */
  readonly colliding: number;
  /** Most features drawn on one pixel. */
  readonly most: number;
}

/**
 * Capacity, blank pixels and collisions of each channel of a layout.
 *
 * @example
 * const { layout } = await plan.images();
 * layoutFigures(layout).map(({ channel, occupied, capacity }) => `${channel}: ${occupied} of ${capacity}`);
 */
export function layoutFigures(layout: Layout): LayoutFigures[] {
  return layout.channels.map((channel, c) => figuresOf(layout, channel, c));
}

const [drawn, alone] = [1, 2];

function figuresOf({ height, width, features, start, feature, x }: Layout, channel: string, c: number): LayoutFigures {
  const capacity = height * width;
  const seen = new Uint8Array(features.length);
  // A centre off its own pixels (scores whose loading is 0 everywhere) still makes a feature one of the channel's.
  for (let f = 0; f < features.length; f++) if (x[c * features.length + f] !== ABSENT) seen[f] = drawn;
  let [occupied, most] = [0, 0];
  for (let pixel = c * capacity; pixel < (c + 1) * capacity; pixel++) {
    const [from, to] = [start[pixel]!, start[pixel + 1]!];
    if (to === from) continue;
    occupied++;
    most = Math.max(most, to - from);
    for (let k = from; k < to; k++)
      if (to - from === 1 || !seen[feature[k]!]) seen[feature[k]!] = to - from === 1 ? alone : drawn;
  }
  const absent = seen.filter((kind) => kind === 0).length;
  return {
    channel,
    capacity,
    occupied,
    blank: capacity - occupied,
    features: features.length - absent,
    absent,
    colliding: seen.filter((kind) => kind === drawn).length,
    most,
  };
}
