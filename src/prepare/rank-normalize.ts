import { dense, rowOf } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { mapDense } from "../math/entries.js";
import { normalQuantile } from "../math/normal-quantile.js";
import { ranks } from "../math/statistics.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { requireComplete, requireOneOf } from "./require.js";

export interface RankNormalizeOptions extends AssayChoice {
  /**
   * "feature": a value's place among the feature's training values, 0 … 1; "sample": its place within its own sample,
   * 0 … 1, which needs nothing learnt. Default "feature".
   */
  readonly within: "feature" | "sample";
  /** "uniform": the place itself; "normal": the quantile of the normal distribution at that place. Default "uniform". */
  readonly output: "uniform" | "normal";
}

const name = "rankNormalize";

/** scikit-learn clips places by this much before it takes the normal quantile, which is ± 5.2 there. */
const MARGIN = 1e-7;

/**
 * Replaces values by their ranks. Within a feature, a value between two training values lies between their places, and
 * one beyond them at 0 or 1; equal training values share the mean of their places, but the smallest is at 0, the largest
 * at 1, and a constant feature at 0. Within a sample, the place is
 * (rank - 0.5) / features, equal values sharing the mean of their ranks. The result is dense.
 *
 * @throws MissingValues for NaN or infinite values
 */
export const rankNormalize = assayStep<RankNormalizeOptions, { sorted: Float32Array; rows: number }>({
  name,
  source: {
    paper: "Amaratunga & Cabrera 2001",
    doi: "10.1198/016214501753381814",
    reference: "scikit-learn 1.9.1, preprocessing.QuantileTransformer (one quantile a training sample)",
  },
  defaults: { assay: "", within: "feature", output: "uniform" },
  check({ within, output }) {
    requireOneOf(name, "within", within, ["feature", "sample"]);
    requireOneOf(name, "output", output, ["uniform", "normal"]);
  },
  fit(train, { within }) {
    requireComplete(name, train);
    if (within === "sample") return { sorted: new Float32Array(0), rows: 0 };
    const { rows, columns, values } = toDense(train.assay.values);
    const sorted = new Float32Array(values.length); // one feature after another
    for (let j = 0; j < columns; j++) {
      const own = sorted.subarray(j * rows, (j + 1) * rows);
      for (let i = 0; i < rows; i++) own[i] = values[i * columns + j]!;
      own.sort();
    }
    return { sorted, rows };
  },
  apply(data, { sorted, rows }, { within, output }) {
    requireComplete(name, data);
    const values = toDense(data.assay.values);
    const shaped = output === "normal" ? normal : (place: number) => place;
    if (within === "feature") {
      const known = Array.from(data.features, (_, j) => sorted.subarray(j * rows, (j + 1) * rows));
      return { ...data.assay, values: mapDense(values, (value, _row, j) => shaped(placeAmong(known[j]!, value))) };
    }
    const out = dense(values.rows, values.columns);
    for (let row = 0; row < values.rows; row++)
      rowOf(out, row).set(ranks(rowOf(values, row)).map((rank) => shaped((rank - 0.5) / values.columns)));
    return { ...data.assay, values: out };
  },
});

/** Place of a value among sorted ones, 0 … 1, interpolated; a value that occurs several times has their middle place. */
function placeAmong(sorted: Float32Array, value: number): number {
  const last = sorted.length - 1;
  // The smallest value is at 0 and the largest at 1, however often they occur.
  if (value <= sorted[0]!) return 0;
  if (value >= sorted[last]!) return 1;
  const from = firstNotBelow(sorted, value);
  if (sorted[from] === value) {
    let to = from;
    while (sorted[to + 1] === value) to++;
    return (from + to) / 2 / last;
  }
  const [low, high] = [sorted[from - 1]!, sorted[from]!];
  return (from - 1 + (value - low) / (high - low)) / last;
}

function firstNotBelow(sorted: Float32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function normal(place: number): number {
  const limit = normalQuantile(1 - (MARGIN - Number.EPSILON));
  return Math.max(-limit, Math.min(limit, normalQuantile(place)));
}
