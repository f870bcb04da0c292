import { type Csr } from "../data/csr.js";
import type { Dense } from "../data/dense.js";
import type { Matrix } from "../data/matrix.js";

/** What of a column is not zero; missing values are among it. The arrays may be used again for the next column. */
export interface ColumnEntries {
  /** Ascending. */
  readonly rows: Uint32Array;
  readonly values: Float32Array;
}

/** Columns turned at a time: as many float32 as fill a line of the cache. */
const turned = 16;

/**
 * Reads a matrix column by column, dense and sparse alike.
 *
 * @returns the entries of a column; fastest where columns are asked for in order
 */
export function columnEntries(matrix: Matrix): (column: number) => ColumnEntries {
  return matrix.kind === "csr" ? ofSparse(matrix) : ofDense(matrix);
}

function ofSparse({ rows: height, columns, indptr, indices, values }: Csr): (column: number) => ColumnEntries {
  const start = new Uint32Array(columns + 1);
  for (let k = 0; k < indptr[height]!; k++) if (values[k] !== 0) start[indices[k]! + 1]!++;
  for (let j = 0; j < columns; j++) start[j + 1]! += start[j]!;
  const next = start.slice(0, columns);
  const rows = new Uint32Array(start[columns]!);
  const sorted = new Float32Array(start[columns]!);
  for (let i = 0; i < height; i++)
    for (let k = indptr[i]!; k < indptr[i + 1]!; k++) {
      if (values[k] === 0) continue;
      const at = next[indices[k]!]!++;
      rows[at] = i;
      sorted[at] = values[k]!;
    }
  return (column) => ({
    rows: rows.subarray(start[column]!, start[column + 1]!),
    values: sorted.subarray(start[column]!, start[column + 1]!),
  });
}

function ofDense({ rows: height, columns, values }: Dense): (column: number) => ColumnEntries {
  const rows = new Uint32Array(turned * height);
  const sorted = new Float32Array(turned * height);
  const counts = new Uint32Array(turned);
  let block = -1;
  return (column) => {
    const first = column - (column % turned);
    if (first !== block) {
      block = first;
      counts.fill(0);
      const last = Math.min(turned, columns - first);
      for (let i = 0; i < height; i++)
        for (let c = 0; c < last; c++) {
          const value = values[i * columns + first + c]!;
          if (value === 0) continue;
          const at = c * height + counts[c]!++;
          rows[at] = i;
          sorted[at] = value;
        }
    }
    const from = (column - first) * height;
    const to = from + counts[column - first]!;
    return { rows: rows.subarray(from, to), values: sorted.subarray(from, to) };
  };
}
