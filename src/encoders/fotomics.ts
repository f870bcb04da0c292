import type { Context } from "../context.js";
import { type Dense, rowOf } from "../data/dense.js";
import { pace } from "../embed/pace.js";
import { dft } from "../math/dft.js";
import { sortedQuantile } from "../math/statistics.js";
import { requireOneOf } from "../prepare/require.js";
import { turnUpright } from "./deep-insight.js";
import { encoderDefaults, type EncoderOptions } from "./encoder.js";
import { layoutEncoder } from "./layout-encoder.js";
import { type AssignmentOptions, assignments, assignPixels } from "./placing/pixel-assignment.js";

export interface FotomicsOptions extends EncoderOptions, AssignmentOptions {
  /**
   * How values become brightness, and what is transformed; see the other encoders for its kinds. Default "log", the
   * logarithm that the paper takes.
   */
  readonly normalisation: EncoderOptions["normalisation"];
}

const name = "fotomics";

/** A coefficient is an outlier beyond these quantiles by more than so many times their distance. */
const outlier = { low: 0.1, high: 0.9, times: 1.5 };

/**
 * Fotomics: every training sample is read as a signal along the columns of the table and transformed (FFT, zero frequency in
 * the middle); the k-th feature sits at the mean of the k-th coefficients, real part across, imaginary part down. Of each sample
 * those real and those imaginary parts that lie far out count as 0. The smallest rectangle around the features is turned
 * upright and filled with pixels. One channel.
 *
 * The layout depends on the order of the table's columns: features that stand elsewhere in the table stand elsewhere in
 * the picture. Columns k before and k behind the middle are mirror images of each other (the signal is real). Tables that
 * are drawn later may have their columns in any order.
 *
 * The published code bins with the last row and column for the outermost feature alone; here all pixels are equally wide.
 *
 * @throws UnsuitableData with `assign: "lsa"` for more features than pixels, saying which size fits
 */
export const fotomics = layoutEncoder<FotomicsOptions>({
  name,
  source: { paper: "Zandavi et al. 2023", doi: "10.1007/s10462-022-10357-4", reference: "Fotomics.py of the authors" },
  defaults: { ...encoderDefaults, normalisation: "log", assign: "bin" },
  columnOrder: "matters",
  check({ assign }) {
    requireOneOf(name, "assign", assign, assignments);
  },
  async place({ values, height, width }, { assign }, ctx) {
    const upright = turnUpright(await meanSpectrum(values, ctx), height, width);
    return { channels: ["fourier"], ...(await assignPixels(upright, { height, width }, assign, name, ctx)) };
  },
});

/** Real and imaginary part of each coefficient, zero frequency in the middle, outliers at 0; the mean of all samples. */
async function meanSpectrum(samples: Dense, ctx: Context): Promise<Float64Array> {
  const { rows, columns: count } = samples;
  const means = new Float64Array(2 * count);
  const breathe = pace(ctx, name, rows);
  for (let row = 0; row < rows; row++) {
    const spectrum = dft({ re: Float64Array.from(rowOf(samples, row)), im: new Float64Array(count) });
    for (const [axis, parts] of [spectrum.re, spectrum.im].entries()) {
      const isOutlier = farOut(parts);
      for (let k = 0; k < count; k++) {
        const part = parts[(k + Math.ceil(count / 2)) % count]!;
        if (!isOutlier(part)) means[2 * k + axis]! += part / rows;
      }
    }
    await breathe(row + 1);
  }
  return means;
}

function farOut(values: Float64Array): (value: number) => boolean {
  const sorted = values.slice().sort();
  const [low, high] = [outlier.low, outlier.high].map((share) => sortedQuantile(sorted, share)) as [number, number];
  const beyond = outlier.times * (high - low);
  return (value) => value <= low - beyond || value >= high + beyond;
}
