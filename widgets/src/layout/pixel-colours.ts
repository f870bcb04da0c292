import type { ColumnState } from "../../../src/notebook/state.js";
import { densityMap, levelMap, meanMap } from "../../../src/notebook/shared/pixel-map.js";
import { floats, integers } from "../binary.js";
import type { Layout } from "../read-layout.js";

type Numbers = Pick<Layout, "start" | "feature" | "weight">;

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
    const { level: levels } = levelMap(layout, integers(column.codes), column.levels.length);
    const colours = palette.map((hex) => Number.parseInt(hex.slice(1), 16));
    const rgba = new Uint8ClampedArray(4 * levels.length);
    for (const [p, level] of levels.entries())
      if (level >= 0)
        rgba.set([colours[level]! >> 16, (colours[level]! >> 8) & 255, colours[level]! & 255, 255], 4 * p);
    return { rgba, range: undefined };
  }
  const values = column ? meanMap(layout, floats(column.numbers)) : densityMap(layout);
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
