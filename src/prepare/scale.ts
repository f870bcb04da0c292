import { warn } from "../context.js";
import { dense } from "../data/dense.js";
import { type Matrix, toDense } from "../data/matrix.js";
import { mapEntries } from "../math/entries.js";
import { RunningMoments } from "../math/running-moments.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { requireComplete } from "./require.js";

export interface ScaleOptions extends AssayChoice {
  /** Subtract the mean; the result is dense then. Without it sparse values stay sparse. Default true. */
  readonly zeroCenter: boolean;
  /** Clip results at ± this many standard deviations (at + only, without zeroCenter), above 0; null = no clip. Default null. */
  readonly maxValue: number | null;
}

/** Mean and standard deviation of every feature in the training rows; the deviation of a constant feature is 1. */
export interface ScaleLearnt {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

const name = "scale";

/**
 * Z-scores: every feature gets mean 0 and standard deviation 1 (divisor n - 1), as measured on the training rows. A
 * feature that is constant there, or a single training row, has no deviation: it is only centred, and counted in a
 * warning. Float32 storage rounds each result once: relative error 6e-8.
 *
 * @throws MissingValues for NaN or infinite values
 */
export const scale = assayStep<ScaleOptions, ScaleLearnt>({
  name,
  source: { paper: "Wolf et al. 2018", doi: "10.1186/s13059-017-1382-0", reference: "scanpy 1.11.5, pp.scale" },
  defaults: { assay: "", zeroCenter: true, maxValue: null },
  check({ maxValue }) {
    requireOption(
      maxValue === null || (typeof maxValue === "number" && maxValue > 0 && Number.isFinite(maxValue)),
      name,
      `Option "maxValue" is ${JSON.stringify(maxValue)}, but a number above 0 is expected.`,
      "Give a number of standard deviations such as 10, or null for no clip.",
    );
  },
  learner(_options, ctx) {
    const running = new RunningMoments();
    return {
      add(rows) {
        requireComplete(name, rows);
        running.add(rows.assay.values);
      },
      learnt() {
        const { mean, variance } = running.moments();
        const constant = variance.filter((value) => value === 0).length;
        if (constant > 0)
          warn(
            ctx,
            name,
            `${constant} of ${mean.length} features are constant in the training rows; they are only centred.`,
          );
        return { mean, deviation: variance.map((value) => Math.sqrt(value) || 1) };
      },
    };
  },
  apply(data, learnt, { zeroCenter, maxValue }) {
    requireComplete(name, data);
    const limit = maxValue ?? Infinity;
    const values = zeroCenter ? centred(data.assay.values, learnt, limit) : uncentred(data.assay.values, learnt, limit);
    return { ...data.assay, values };
  },
});

function centred(values: Matrix, { mean, deviation }: ScaleLearnt, limit: number): Matrix {
  const { rows, columns, values: from } = toDense(values);
  const out = dense(rows, columns);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, at++)
      out.values[at] = Math.max(-limit, Math.min(limit, (from[at]! - mean[j]!) / deviation[j]!));
  return out;
}

function uncentred(values: Matrix, { deviation }: ScaleLearnt, limit: number): Matrix {
  return mapEntries(values, (value, _row, column) => Math.min(limit, value / deviation[column]!));
}
