import type { Layout } from "../../data/layout.js";

type Table = Pick<Layout, "start" | "feature" | "weight">;

/** Logarithm of the number of features on each pixel, all channels after one another; NaN where there are none. */
export function densityMap({ start }: Pick<Layout, "start">): Float32Array {
  return Float32Array.from({ length: start.length - 1 }, (_, p) => {
    const features = start[p + 1]! - start[p]!;
    return features > 0 ? Math.log10(features) : NaN;
  });
}

/** Weighted mean of the features' numbers on each pixel; NaN where none is known. */
export function meanMap({ start, feature, weight }: Table, numbers: Float32Array): Float32Array {
  return Float32Array.from({ length: start.length - 1 }, (_, p) => {
    let [sum, weights] = [0, 0];
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      const value = numbers[feature[k]!]!;
      if (!Number.isFinite(value)) continue;
      sum += weight[k]! * value;
      weights += weight[k]!;
    }
    return sum / weights;
  });
}

/** The level that most of a pixel's features have, and its share of those that have one; -1 where none has. */
export function levelMap(
  { start, feature }: Pick<Table, "start" | "feature">,
  codes: Int32Array,
  levels: number,
): { readonly level: Int32Array; readonly share: Float32Array } {
  const pixels = start.length - 1;
  const level = new Int32Array(pixels).fill(-1);
  const share = new Float32Array(pixels);
  const seen = new Uint32Array(levels);
  for (let p = 0; p < pixels; p++) {
    let known = 0;
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      const code = codes[feature[k]!]!;
      if (code < 0) continue;
      known++;
      seen[code]!++;
      if (level[p]! < 0 || seen[code]! > seen[level[p]!]!) level[p] = code;
    }
    if (known > 0) share[p] = seen[level[p]!]! / known;
    for (let k = start[p]!; k < start[p + 1]!; k++) if (codes[feature[k]!]! >= 0) seen[codes[feature[k]!]!] = 0;
  }
  return { level, share };
}
