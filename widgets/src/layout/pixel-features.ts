import type { Layout } from "../read-layout.js";

export interface PixelFeatures {
  /** All that are drawn on the pixel. */
  readonly count: number;
  /** The first of them: those of the highest value, where values are given, else in the layout's order. */
  readonly first: readonly number[];
}

/** The features on a pixel of a channel; it looks at each once, so that 20,000 on one pixel answer at once. */
export function featuresOn(
  { height, width, start, feature }: Layout,
  channel: number,
  place: { readonly x: number; readonly y: number },
  most: number,
  values?: Float32Array,
): PixelFeatures {
  const entry = (channel * height + place.y) * width + place.x;
  const [from, to] = [start[entry]!, start[entry + 1]!];
  const first: number[] = [];
  const valueOf = (f: number) => {
    const value = values![f]!;
    return Number.isNaN(value) ? -Infinity : value;
  };
  for (let k = from; k < to; k++) {
    const f = feature[k]!;
    if (!values) {
      if (first.length === most) break;
      first.push(f);
      continue;
    }
    if (first.length === most && valueOf(f) <= valueOf(first[most - 1]!)) continue;
    let at = first.length;
    while (at > 0 && valueOf(first[at - 1]!) < valueOf(f)) at--;
    first.splice(at, 0, f);
    if (first.length > most) first.pop();
  }
  return { count: to - from, first };
}
