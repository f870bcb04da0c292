import { equalPieces } from "../../math/piecewise-mean.js";
import { CoverEntries } from "../layout/cover-entries.js";
import type { ImageSize } from "../encoder.js";
import type { Layer } from "./layer.js";

/** Columns of pixels of each feature's bar: from `from` to before `to`. */
export interface BarColumns {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Most bars that fit, of one column each. */
export function roomForBars({ width }: ImageSize, gap: number): number {
  return Math.floor(width / (1 + gap));
}

/** Bars share the width equally; the last columns of each are left blank. @param gap columns between bars */
export function barColumns(features: number, width: number, gap: number): BarColumns {
  const { from, to } = equalPieces(width, features);
  return { from, to: to.map((end) => end - gap) };
}

/** A bar for each feature, from the bottom, of the whole height for 1; a pixel that it fills in part is as bright as its part. */
export function bars(features: number, { height, width }: ImageSize, gap: number): Layer {
  const { from, to } = barColumns(features, width, gap);
  return {
    cover() {
      const entries = new CoverEntries();
      for (let f = 0; f < features; f++)
        for (let x = from[f]!; x < to[f]!; x++) for (let y = 0; y < height; y++) entries.add(y * width + x, f, 1);
      return entries.cover(height * width, "mean");
    },
    draw(values, image, channel, channels) {
      values.forEach((value, f) => {
        if (Number.isNaN(value)) return;
        for (let y = height - 1, left = value * height; left > 0 && y >= 0; y--, left--)
          for (let x = from[f]!; x < to[f]!; x++) image[(y * width + x) * channels + channel] = Math.min(1, left);
      });
    },
  };
}
