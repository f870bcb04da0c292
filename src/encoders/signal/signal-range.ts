import { type Dense, rowOf } from "../../data/dense.js";
import { equalPieces, type Pieces, piecewiseMean } from "../../math/piecewise-mean.js";

/** Smallest and largest value that is drawn of the training samples. */
export interface SignalRange {
  readonly low: number;
  readonly high: number;
}

/**
 * The range of the means of pieces over all training samples, by which samples stay comparable.
 *
 * @param columns the features in their order
 * @param pieces default: each feature by itself
 */
export function signalRange(
  values: Dense,
  columns: Uint32Array,
  pieces: Pieces = equalPieces(columns.length, columns.length),
): SignalRange {
  const row = new Float64Array(columns.length);
  const means = new Float64Array(pieces.from.length);
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.rows; i++) {
    const sample = rowOf(values, i);
    columns.forEach((column, k) => (row[k] = sample[column]!));
    piecewiseMean(row, pieces, means);
    for (const mean of means) {
      if (mean < low) low = mean;
      if (mean > high) high = mean;
    }
  }
  return { low, high };
}

/** A function that takes the range to 0 … 1 and what is beyond it to its ends; all is 0 where the range is a point. */
export function withinRange({ low, high }: SignalRange): (value: number) => number {
  const scale = high > low ? 1 / (high - low) : 0;
  return (value) => Math.min(1, Math.max(0, (value - low) * scale));
}
