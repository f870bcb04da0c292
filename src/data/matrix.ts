import { type Csr, csrColumns, csrRows, csrToDense } from "./csr.js";
import { type Dense, denseColumns, denseRows } from "./dense.js";

/** A samples × features matrix, dense or sparse. */
export type Matrix = Dense | Csr;

/** The matrix with its zeros written out; a dense matrix is returned as it is. */
export function toDense(matrix: Matrix): Dense {
  return matrix.kind === "dense" ? matrix : csrToDense(matrix);
}

/** The rows in the given order, copied. */
export function matrixRows(matrix: Matrix, rows: ArrayLike<number>): Matrix {
  return matrix.kind === "dense" ? denseRows(matrix, rows) : csrRows(matrix, rows);
}

/** The columns in the given order, copied. */
export function matrixColumns(matrix: Matrix, columns: ArrayLike<number>): Matrix {
  return matrix.kind === "dense" ? denseColumns(matrix, columns) : csrColumns(matrix, columns);
}
