import type { Matrix } from "../data/matrix.js";

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
 * @param matrix samples × features
 * @param ddof subtracted from the number of rows in the variance's divisor
 */
export function columnMoments(matrix: Matrix, ddof = 1): ColumnMoments {
  const { rows, columns, values } = matrix;
  const indices = matrix.kind === "csr" ? matrix.indices : undefined;
  const startOf = (row: number) => (matrix.kind === "csr" ? matrix.indptr[row]! : row * columns);

  const stored = new Float64Array(columns); // how many values of a column are stored; the others are 0
  const first = new Float64Array(columns);
  for (let k = 0, end = rows > 0 ? startOf(1) : 0; k < end; k++) first[indices ? indices[k]! : k] = values[k]!;
  const shifted = new Float64Array(columns); // summed about the first row, so that equal values have exactly that mean
  for (let i = 0; i < rows; i++)
    for (let k = startOf(i), from = k, end = startOf(i + 1); k < end; k++) {
      const j = indices ? indices[k]! : k - from;
      stored[j]!++;
      shifted[j]! += values[k]! - first[j]!;
    }
  const mean = first.map((value, j) => (rows > 0 ? value + (shifted[j]! - (rows - stored[j]!) * value) / rows : 0));

  const squares = mean.map((value, j) => (rows - stored[j]!) * value * value);
  for (let i = 0; i < rows; i++)
    for (let k = startOf(i), from = k, end = startOf(i + 1); k < end; k++) {
      const j = indices ? indices[k]! : k - from;
      squares[j]! += (values[k]! - mean[j]!) ** 2;
    }
  const variance = squares.map((sum) => (rows > ddof ? sum / (rows - ddof) : sum * 0)); // × 0 keeps what is missing
  return { mean, variance };
}
