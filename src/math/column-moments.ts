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
  const { rows } = matrix;
  const { stored, first, shifted } = sumsAboutFirst(matrix);
  const mean = first.map((value, j) => (rows > 0 ? value + (shifted[j]! - (rows - stored[j]!) * value) / rows : 0));
  const squares = mean.map((value, j) => (rows - stored[j]!) * value * value);
  addSquares(matrix, mean, squares);
  const variance = squares.map((sum) => (rows > ddof ? sum / (rows - ddof) : sum * 0)); // × 0 keeps what is missing
  return { mean, variance };
}

/** Of each column: how many values are stored (the others are 0), the first row's, and their sum about that, so that equal values have exactly that mean. */
function sumsAboutFirst(matrix: Matrix) {
  const { rows, columns, values } = matrix;
  const [stored, first, shifted] = [0, 1, 2].map(() => new Float64Array(columns)) as [Float64Array, Float64Array, Float64Array]; // prettier-ignore
  if (matrix.kind === "csr") {
    const { indices, indptr } = matrix;
    for (let k = 0, end = rows > 0 ? indptr[1]! : 0; k < end; k++) first[indices[k]!] = values[k]!;
    for (let k = 0, end = indptr[rows]!; k < end; k++) {
      const j = indices[k]!;
      stored[j]!++;
      shifted[j]! += values[k]! - first[j]!;
    }
  } else {
    stored.fill(rows);
    if (rows > 0) first.set(values.subarray(0, columns));
    for (let i = 0, k = 0; i < rows; i++) for (let j = 0; j < columns; j++, k++) shifted[j]! += values[k]! - first[j]!;
  }
  return { stored, first, shifted };
}

function addSquares(matrix: Matrix, mean: Float64Array, squares: Float64Array): void {
  const { rows, columns, values } = matrix;
  if (matrix.kind === "csr") {
    const { indices, indptr } = matrix;
    for (let k = 0, end = indptr[rows]!; k < end; k++) squares[indices[k]!]! += (values[k]! - mean[indices[k]!]!) ** 2;
  } else
    for (let i = 0, k = 0; i < rows; i++)
      for (let j = 0; j < columns; j++, k++) squares[j]! += (values[k]! - mean[j]!) ** 2;
}
