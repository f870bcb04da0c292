import type { Csr } from "../data/csr.js";
import { OmixelError } from "../errors.js";
import type { NumberArray } from "./array-tree.js";

/** Where sparse rows come from, named in errors. */
export interface SparsePlace {
  readonly file: string;
  /** Path of the matrix in the file. */
  readonly path: string;
  /** Row of the matrix that the block begins with. */
  readonly firstRow: number;
}

/**
 * Rows as they are stored, made canonical: columns ascend, entries of one column are summed, zeros are dropped.
 *
 * @param indptr where rows begin, rising from 0; length rows + 1
 * @throws MalformedTable for a column that the matrix does not have, and for infinite values
 */
export function sparseRows(
  columns: number,
  indptr: ArrayLike<number>,
  indices: NumberArray,
  data: NumberArray,
  place: SparsePlace,
): Csr {
  const rows = indptr.length - 1;
  const out = {
    kind: "csr" as const,
    rows,
    columns,
    indptr: new Uint32Array(rows + 1),
    indices: new Uint32Array(indices.length),
    values: new Float32Array(data.length),
  };
  let at = 0;
  for (let i = 0; i < rows; i++) {
    const begin = at;
    let previous = -1;
    let ascending = true;
    for (let k = indptr[i]!; k < indptr[i + 1]!; k++) {
      const column = indices[k]!;
      if (!(column >= 0 && column < columns)) throw malformed(place, i, `names column ${column} of ${columns}`);
      const value = Math.fround(data[k]!);
      if (value - value !== 0 && value === value) throw malformed(place, i, `has the infinite value ${data[k]!}`);
      if (column <= previous) ascending = false;
      previous = column;
      if (value === 0) continue;
      out.indices[at] = column;
      out.values[at++] = value;
    }
    if (!ascending) at = orderRow(out, begin, at);
    out.indptr[i + 1] = at;
  }
  if (at === data.length) return out;
  return { ...out, indices: out.indices.slice(0, at), values: out.values.slice(0, at) };
}

/** Sorts the entries of a row by column and sums those of one column. @returns where the row ends */
function orderRow({ indices, values }: Pick<Csr, "indices" | "values">, begin: number, end: number): number {
  const entries = Array.from({ length: end - begin }, (_, k) => [indices[begin + k]!, values[begin + k]!] as const);
  entries.sort((a, b) => a[0] - b[0]);
  let at = begin;
  for (const [column, value] of entries) {
    if (at > begin && indices[at - 1] === column) values[at - 1]! += value;
    else {
      indices[at] = column;
      values[at++] = value;
    }
  }
  return at;
}

function malformed({ file, path, firstRow }: SparsePlace, row: number, what: string): OmixelError {
  return new OmixelError(
    "MalformedTable",
    `Row ${firstRow + row + 1} of "${path}" ${what}.`,
    "Write or download the file again.",
    { file },
  );
}
