import { type Dense, dense } from "./dense.js";

/** A sparse matrix, compressed by rows: row i holds entries indptr[i] … indptr[i + 1] - 1, columns ascending. */
export interface Csr {
  readonly kind: "csr";
  readonly rows: number;
  readonly columns: number;
  /** Length rows + 1. */
  readonly indptr: Uint32Array;
  readonly indices: Uint32Array;
  readonly values: Float32Array;
}

/** All entries that are not zero (NaN is kept: a missing value is not a zero). */
export function toCsr(matrix: Dense): Csr {
  let count = 0;
  for (const value of matrix.values) if (value !== 0) count++;
  const indptr = new Uint32Array(matrix.rows + 1);
  const indices = new Uint32Array(count);
  const values = new Float32Array(count);
  let at = 0;
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.columns; j++) {
      const value = matrix.values[i * matrix.columns + j]!;
      if (value === 0) continue;
      indices[at] = j;
      values[at++] = value;
    }
    indptr[i + 1] = at;
  }
  return { kind: "csr", rows: matrix.rows, columns: matrix.columns, indptr, indices, values };
}

/** The same matrix with its zeros written out. */
export function csrToDense(matrix: Csr): Dense {
  const out = dense(matrix.rows, matrix.columns);
  for (let i = 0; i < matrix.rows; i++)
    for (let k = matrix.indptr[i]!; k < matrix.indptr[i + 1]!; k++)
      out.values[i * matrix.columns + matrix.indices[k]!] = matrix.values[k]!;
  return out;
}

/** The rows in the given order, copied. */
export function csrRows(matrix: Csr, rows: ArrayLike<number>): Csr {
  const indptr = new Uint32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++)
    indptr[i + 1] = indptr[i]! + matrix.indptr[rows[i]! + 1]! - matrix.indptr[rows[i]!]!;
  const indices = new Uint32Array(indptr[rows.length]!);
  const values = new Float32Array(indptr[rows.length]!);
  for (let i = 0; i < rows.length; i++) {
    const [from, to] = [matrix.indptr[rows[i]!]!, matrix.indptr[rows[i]! + 1]!];
    indices.set(matrix.indices.subarray(from, to), indptr[i]);
    values.set(matrix.values.subarray(from, to), indptr[i]);
  }
  return { kind: "csr", rows: rows.length, columns: matrix.columns, indptr, indices, values };
}

/** The columns in the given order, copied, repeated ones as often as named; columns ascend within a row of the result. */
export function csrColumns(matrix: Csr, columns: ArrayLike<number>): Csr {
  const targets = targetsOf(columns, matrix.columns);
  const indptr = new Uint32Array(matrix.rows + 1);
  const times = Uint32Array.from({ length: matrix.columns }, (_, j) => targets.start[j + 1]! - targets.start[j]!);
  for (let i = 0, count = 0; i < matrix.rows; i++) {
    for (let k = matrix.indptr[i]!, end = matrix.indptr[i + 1]!; k < end; k++) count += times[matrix.indices[k]!]!;
    indptr[i + 1] = count;
  }
  const indices = new Uint32Array(indptr[matrix.rows]!);
  const values = new Float32Array(indptr[matrix.rows]!);
  if (ascending(columns)) {
    const { start } = targets;
    // Written whether or not it is kept, as what comes next is written over it: nothing depends on a guess. Past the end
    // nothing is written.
    for (let k = 0, at = 0, end = matrix.indptr[matrix.rows]!; k < end; k++) {
      const column = matrix.indices[k]!;
      indices[at] = start[column]!;
      values[at] = matrix.values[k]!;
      at += times[column]!;
    }
    return { kind: "csr", rows: matrix.rows, columns: columns.length, indptr, indices, values };
  }
  const row = new Float32Array(columns.length); // values of the row in work, by their new column
  for (let i = 0; i < matrix.rows; i++) {
    let at = indptr[i]!;
    for (let k = matrix.indptr[i]!; k < matrix.indptr[i + 1]!; k++) {
      const column = matrix.indices[k]!;
      for (let t = targets.start[column]!; t < targets.start[column + 1]!; t++) {
        indices[at++] = targets.column[t]!;
        row[targets.column[t]!] = matrix.values[k]!;
      }
    }
    indices.subarray(indptr[i], at).sort();
    for (let k = indptr[i]!; k < at; k++) values[k] = row[indices[k]!]!;
  }
  return { kind: "csr", rows: matrix.rows, columns: columns.length, indptr, indices, values };
}

/** Whether each is larger than the one before: then a row keeps its order. */
function ascending(columns: ArrayLike<number>): boolean {
  for (let j = 1; j < columns.length; j++) if (columns[j]! <= columns[j - 1]!) return false;
  return true;
}

/** New columns of each old one: entries start[j] … start[j + 1] - 1 of `column`. */
function targetsOf(columns: ArrayLike<number>, count: number): { start: Uint32Array; column: Uint32Array } {
  const start = new Uint32Array(count + 1);
  for (const old of Uint32Array.from(columns)) start[old + 1]!++;
  for (let j = 0; j < count; j++) start[j + 1]! += start[j]!;
  const next = start.slice();
  const column = new Uint32Array(columns.length);
  for (let j = 0; j < columns.length; j++) column[next[columns[j]!]!++] = j;
  return { start, column };
}
