/** A matrix in one buffer, row-major, rows = samples, columns = features. */
export interface Dense {
  readonly kind: "dense";
  readonly rows: number;
  readonly columns: number;
  /** Length rows × columns. */
  readonly values: Float32Array;
}

/** Wraps a buffer (no copy), or allocates zeros. */
export function dense(rows: number, columns: number, values: Float32Array = new Float32Array(rows * columns)): Dense {
  if (values.length !== rows * columns)
    throw new RangeError(`A ${rows} × ${columns} matrix needs ${rows * columns} values, got ${values.length}`);
  return { kind: "dense", rows, columns, values };
}

/** One row as a view, no copy. */
export function rowOf(matrix: Dense, row: number): Float32Array {
  return matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns);
}

/** The rows in the given order, copied. */
export function denseRows(matrix: Dense, rows: ArrayLike<number>): Dense {
  const out = dense(rows.length, matrix.columns);
  for (let i = 0; i < rows.length; i++) out.values.set(rowOf(matrix, rows[i]!), i * matrix.columns);
  return out;
}

/** The columns in the given order, copied. */
export function denseColumns(matrix: Dense, columns: ArrayLike<number>): Dense {
  const out = dense(matrix.rows, columns.length);
  for (let i = 0; i < matrix.rows; i++) {
    const from = i * matrix.columns;
    const to = i * columns.length;
    for (let j = 0; j < columns.length; j++) out.values[to + j] = matrix.values[from + columns[j]!]!;
  }
  return out;
}

/** The columns in the given order, copied; -1 gives a column of `absent`. */
export function denseColumnsOr(matrix: Dense, columns: ArrayLike<number>, absent: number): Dense {
  const out = dense(matrix.rows, columns.length);
  for (let i = 0; i < matrix.rows; i++)
    for (let j = 0; j < columns.length; j++)
      out.values[i * columns.length + j] = columns[j]! < 0 ? absent : matrix.values[i * matrix.columns + columns[j]!]!;
  return out;
}

/** Matrices of the same rows, at least one, beside each other. */
export function denseBeside(parts: readonly Dense[]): Dense {
  const rows = parts[0]!.rows;
  const columns = parts.reduce((sum, part) => sum + part.columns, 0);
  const out = dense(rows, columns);
  let start = 0;
  for (const part of parts) {
    for (let row = 0; row < rows; row++) out.values.set(rowOf(part, row), row * columns + start);
    start += part.columns;
  }
  return out;
}

/** Rows and columns exchanged, copied in blocks so that both sides stay in cache. */
export function transpose(matrix: Dense): Dense {
  const { rows, columns, values } = matrix;
  const out = dense(columns, rows);
  const block = 64;
  for (let i0 = 0; i0 < rows; i0 += block)
    for (let j0 = 0; j0 < columns; j0 += block)
      for (let i = i0; i < Math.min(i0 + block, rows); i++)
        for (let j = j0; j < Math.min(j0 + block, columns); j++) out.values[j * rows + i] = values[i * columns + j]!;
  return out;
}
