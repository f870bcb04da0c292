import { type Dense, dense } from "../data/dense.js";
import type { Matrix } from "../data/matrix.js";

/** Visits every entry that is not zero (NaN is one), row by row, columns ascending. */
export function visitEntries(matrix: Matrix, visit: (value: number, row: number, column: number) => void): void {
  const { rows, columns, values } = matrix;
  if (matrix.kind === "dense") {
    for (let i = 0, at = 0; i < rows; i++)
      for (let j = 0; j < columns; j++, at++) if (values[at] !== 0) visit(values[at]!, i, j);
  } else {
    const { indptr, indices } = matrix;
    for (let i = 0; i < rows; i++)
      for (let k = indptr[i]!; k < indptr[i + 1]!; k++) if (values[k] !== 0) visit(values[k]!, i, indices[k]!);
  }
}

/**
 * A new matrix of the same kind with every entry that is not zero replaced; zeros stay zero, so `change` must map 0 to 0
 * for the result to mean the same in both kinds.
 */
export function mapEntries(matrix: Matrix, change: (value: number, row: number, column: number) => number): Matrix {
  const { rows, columns, values } = matrix;
  const out = new Float32Array(values.length);
  if (matrix.kind === "dense") {
    for (let i = 0, at = 0; i < rows; i++)
      for (let j = 0; j < columns; j++, at++) if (values[at] !== 0) out[at] = change(values[at]!, i, j);
    return dense(rows, columns, out);
  }
  const { indptr, indices } = matrix;
  for (let i = 0; i < rows; i++)
    for (let k = indptr[i]!; k < indptr[i + 1]!; k++) if (values[k] !== 0) out[k] = change(values[k]!, i, indices[k]!);
  return { ...matrix, values: out };
}

/**
 * The same in runs of stored values, for what has to be fast: a call for each value costs more than most changes. Stored
 * zeros are among them; `out` holds zeros before.
 *
 * @param change writes out[k] for from ≤ k < to, which belong to one row
 */
export function mapRows(
  matrix: Matrix,
  change: (values: Float32Array, out: Float32Array, from: number, to: number, row: number) => void,
): Matrix {
  const { rows, columns, values } = matrix;
  const out = new Float32Array(values.length);
  const startOf = (row: number) => (matrix.kind === "csr" ? matrix.indptr[row]! : row * columns);
  for (let i = 0; i < rows; i++) change(values, out, startOf(i), startOf(i + 1), i);
  return { ...matrix, values: out };
}

/** A new dense matrix with every entry replaced, zeros included. */
export function mapDense(matrix: Dense, change: (value: number, row: number, column: number) => number): Dense {
  const { rows, columns, values } = matrix;
  const out = dense(rows, columns);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, at++) out.values[at] = change(values[at]!, i, j);
  return out;
}

/** The known values of one column, zeros included, missing ones (NaN, infinite) left out. */
export function knownOfColumn(matrix: Dense, column: number): Float64Array {
  const out = new Float64Array(matrix.rows);
  let count = 0;
  for (let at = column; at < matrix.values.length; at += matrix.columns)
    if (Number.isFinite(matrix.values[at])) out[count++] = matrix.values[at]!;
  return out.subarray(0, count);
}
