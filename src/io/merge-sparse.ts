import type { Csr } from "../data/csr.js";

/**
 * Merges rows and columns of a sparse matrix: what is stored nowhere is 0, and sums and means are taken over known
 * values.
 *
 * @param rows for each row of the result the rows that make it, in the order of the result
 * @param columns the same for columns; a column that is named nowhere is left out
 */
export function mergeSparse(
  matrix: Csr,
  rows: readonly (readonly number[])[],
  columns: readonly (readonly number[])[],
  policy: "sum" | "mean",
): Csr {
  const target = new Int32Array(matrix.columns).fill(-1);
  columns.forEach((group, j) => group.forEach((column) => (target[column] = j)));
  const sums = new Float64Array(columns.length);
  const missing = new Uint32Array(columns.length);
  const seen = new Int32Array(columns.length).fill(-1);
  const indptr = new Uint32Array(rows.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  rows.forEach((group, i) => {
    const touched: number[] = [];
    for (const row of group)
      for (let k = matrix.indptr[row]!; k < matrix.indptr[row + 1]!; k++) {
        const j = target[matrix.indices[k]!]!;
        if (j < 0) continue;
        if (seen[j] !== i) {
          seen[j] = i;
          sums[j] = missing[j] = 0;
          touched.push(j);
        }
        const value = matrix.values[k]!;
        if (Number.isNaN(value)) missing[j]!++;
        else sums[j]! += value;
      }
    for (const j of touched.sort((a, b) => a - b)) {
      const count = group.length * columns[j]!.length - missing[j]!;
      const value = count === 0 ? NaN : policy === "mean" ? sums[j]! / count : sums[j]!;
      if (value === 0) continue;
      indices.push(j);
      values.push(value);
    }
    indptr[i + 1] = indices.length;
  });
  return {
    kind: "csr",
    rows: rows.length,
    columns: columns.length,
    indptr,
    indices: Uint32Array.from(indices),
    values: Float32Array.from(values),
  };
}
