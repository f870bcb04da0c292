import { dense, rowOf } from "./dense.js";
import type { Matrix } from "./matrix.js";

/**
 * Row i of a matrix put at row rows[i] of a taller one. Rows in between are missing: NaN where the matrix is dense, empty
 * where it is sparse.
 *
 * @param rows ascending, one a row of the matrix
 */
export function scatterRows(matrix: Matrix, rows: ArrayLike<number>, height: number): Matrix {
  if (matrix.rows === height) return matrix;
  if (matrix.kind === "dense") {
    const out = dense(height, matrix.columns, new Float32Array(height * matrix.columns).fill(NaN));
    for (let i = 0; i < matrix.rows; i++) out.values.set(rowOf(matrix, i), rows[i]! * matrix.columns);
    return out;
  }
  const indptr = new Uint32Array(height + 1);
  for (let i = 0; i < matrix.rows; i++) indptr[rows[i]! + 1] = matrix.indptr[i + 1]! - matrix.indptr[i]!;
  for (let i = 0; i < height; i++) indptr[i + 1]! += indptr[i]!;
  return { ...matrix, rows: height, indptr };
}
