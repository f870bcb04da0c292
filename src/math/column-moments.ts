import type { Matrix } from "../data/matrix.js";
import { visitEntries } from "./entries.js";

/** Mean and variance of every column. */
export interface ColumnMoments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * Mean and variance of every column in float64, by two passes, for dense and sparse values alike.
 *
 * Equal values give exactly their value and variance 0 (rounding would otherwise leave 1e-32, and a z-score made of it is
 * noise); a column with no more than `ddof` rows has variance 0. Missing values make their column NaN.
 *
 * @param values samples × features
 * @param ddof subtracted from the number of rows in the variance's divisor
 */
export function columnMoments(values: Matrix, ddof = 1): ColumnMoments {
  const { rows, columns } = values;
  const mean = new Float64Array(columns);
  const squares = new Float64Array(columns);
  const entries = new Uint32Array(columns);
  const lowest = new Float64Array(columns).fill(Infinity);
  const highest = new Float64Array(columns).fill(-Infinity);
  visitEntries(values, (value, _, j) => {
    mean[j]! += value;
    entries[j]!++;
    if (value < lowest[j]!) lowest[j] = value;
    if (value > highest[j]!) highest[j] = value;
  });
  for (let j = 0; j < columns; j++) mean[j]! /= Math.max(1, rows);
  visitEntries(values, (value, _, j) => {
    squares[j]! += (value - mean[j]!) ** 2;
  });
  const variance = squares.map((sum, j) => {
    if (entries[j] === rows && lowest[j] === highest[j] && !Number.isNaN(sum)) {
      mean[j] = rows > 0 ? lowest[j]! : 0;
      return 0;
    }
    const withZeros = sum + (rows - entries[j]!) * mean[j]! ** 2;
    return rows > ddof ? withZeros / (rows - ddof) : Number.isNaN(withZeros) ? NaN : 0;
  });
  return { mean, variance };
}
