import type { ColumnState } from "../../../src/notebook/state.js";
import { floats, integers } from "../binary.js";
import type { Layout } from "../read-layout.js";

type Numbers = Pick<Layout, "start" | "feature" | "weight">;

/** Logarithm of the number of features on each pixel, channel after channel; NaN where there are none. */
export function densities({ start }: Pick<Layout, "start">): Float32Array {
  return Float32Array.from({ length: start.length - 1 }, (_, p) => {
    const count = start[p + 1]! - start[p]!;
    return count > 0 ? Math.log10(count) : NaN;
  });
}

/** Weighted mean of the features' numbers on each pixel; NaN where none is known. */
export function means({ start, feature, weight }: Numbers, numbers: Float32Array): Float32Array {
  const out = new Float32Array(start.length - 1);
  for (let p = 0; p < out.length; p++) {
    let [sum, weights] = [0, 0];
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      const value = numbers[feature[k]!]!;
      if (!Number.isFinite(value)) continue;
      sum += weight[k]! * value;
      weights += weight[k]!;
    }
    out[p] = sum / weights;
  }
  return out;
}

/** The level that most features of each pixel have; -1 where none has one. */
export function commonest({ start, feature }: Numbers, codes: Int32Array, levels: number): Int32Array {
  const out = new Int32Array(start.length - 1).fill(-1);
  const seen = new Uint32Array(levels);
  for (let p = 0; p < out.length; p++) {
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      const code = codes[feature[k]!]!;
      if (code < 0) continue;
      seen[code]!++;
      if (out[p]! < 0 || seen[code]! > seen[out[p]!]!) out[p] = code;
    }
    for (let k = start[p]!; k < start[p + 1]!; k++) if (codes[feature[k]!]! >= 0) seen[codes[feature[k]!]!] = 0;
  }
  return out;
}

/** Colours of all pixels, and what they mean. */
export interface Coloured {
  /** Red, green, blue, opacity of each pixel, channel after channel; clear where nothing is known. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  /** Least and most of what the ramp shows; counts are counts again. */
  readonly range: readonly [low: number, high: number] | undefined;
}

/**
 * Pixels in the colours of a column of their features; without one, of how many lie there.
 *
 * @param ramp 256 × 3 bytes
 * @param palette colours of the levels, "#RRGGBB"
 */
export function coloured(
  layout: Numbers,
  column: ColumnState | undefined,
  ramp: Uint8Array,
  palette: readonly string[],
): Coloured {
  if (column && "levels" in column) {
    const levels = commonest(layout, integers(column.codes), column.levels.length);
    const colours = palette.map((hex) => Number.parseInt(hex.slice(1), 16));
    const rgba = new Uint8ClampedArray(4 * levels.length);
    for (const [p, level] of levels.entries())
      if (level >= 0)
        rgba.set([colours[level]! >> 16, (colours[level]! >> 8) & 255, colours[level]! & 255, 255], 4 * p);
    return { rgba, range: undefined };
  }
  const values = column ? means(layout, floats(column.numbers)) : densities(layout);
  const [low, high] = rangeOf(values);
  const scale = high > low ? 255 / (high - low) : 0;
  const rgba = new Uint8ClampedArray(4 * values.length);
  for (const [p, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const step = 3 * Math.round((value - low) * scale);
    rgba[4 * p] = ramp[step]!;
    rgba[4 * p + 1] = ramp[step + 1]!;
    rgba[4 * p + 2] = ramp[step + 2]!;
    rgba[4 * p + 3] = 255;
  }
  return { rgba, range: column ? [low, high] : [Math.round(10 ** low), Math.round(10 ** high)] };
}

function rangeOf(values: Float32Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}
