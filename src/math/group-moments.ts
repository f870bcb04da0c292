import type { Csr } from "../data/csr.js";
import type { Dense } from "../data/dense.js";
import type { Matrix } from "../data/matrix.js";

/** Count, mean and spread of every column in every group; entry group × columns + column. */
export interface GroupMoments {
  readonly groups: number;
  readonly columns: number;
  /** Known values. */
  readonly counts: Float64Array;
  /** 0 where there are none. */
  readonly means: Float64Array;
  /** Sum of squared deviations from the mean; exactly 0 for equal values. */
  readonly squares: Float64Array;
}

/**
 * Moments of each group of rows, dense and sparse alike; missing values (NaN) are left out, column by column.
 *
 * @param groupOf group of each row, 0 … groups - 1; negative = the row is left out
 */
export function groupMoments(matrix: Matrix, groupOf: Int32Array, groups: number): GroupMoments {
  const empty = () => new Float64Array(groups * matrix.columns);
  const moments = { groups, columns: matrix.columns, counts: empty(), means: empty(), squares: empty() };
  if (matrix.kind === "csr") fillSparse(matrix, groupOf, moments);
  else fillDense(matrix, groupOf, moments);
  return moments;
}

/** Welford's update: one pass, exact zeros for constant columns. */
function fillDense({ rows, columns, values }: Dense, groupOf: Int32Array, { counts, means, squares }: GroupMoments) {
  for (let i = 0; i < rows; i++) {
    if (groupOf[i]! < 0) continue;
    const group = groupOf[i]! * columns;
    for (let j = 0; j < columns; j++) {
      const value = values[i * columns + j]!;
      if (value !== value) continue;
      const count = ++counts[group + j]!;
      const change = value - means[group + j]!;
      means[group + j]! += change / count;
      squares[group + j]! += change * (value - means[group + j]!);
    }
  }
}

/** Two passes over what is stored; sums of equal float32 values are exact in float64. */
function fillSparse(matrix: Csr, groupOf: Int32Array, { groups, columns, counts, means, squares }: GroupMoments) {
  const { rows, indptr, indices, values } = matrix;
  const sizes = new Float64Array(groups);
  for (let i = 0; i < rows; i++) if (groupOf[i]! >= 0) sizes[groupOf[i]!]!++;
  for (let g = 0; g < groups; g++) counts.fill(sizes[g]!, g * columns, (g + 1) * columns);
  const stored = new Float64Array(groups * columns);
  for (let i = 0; i < rows; i++) {
    if (groupOf[i]! < 0) continue;
    const group = groupOf[i]! * columns;
    for (let k = indptr[i]!; k < indptr[i + 1]!; k++) {
      const at = group + indices[k]!;
      const value = values[k]!;
      if (value !== value) counts[at]!--;
      else {
        stored[at]!++;
        means[at]! += value;
      }
    }
  }
  for (let at = 0; at < means.length; at++) {
    if (counts[at]! > 0) means[at]! /= counts[at]!;
    squares[at] = (counts[at]! - stored[at]!) * means[at]! * means[at]!;
  }
  for (let i = 0; i < rows; i++) {
    if (groupOf[i]! < 0) continue;
    const group = groupOf[i]! * columns;
    for (let k = indptr[i]!; k < indptr[i + 1]!; k++) {
      const value = values[k]!;
      if (value === value) squares[group + indices[k]!]! += (value - means[group + indices[k]!]!) ** 2;
    }
  }
}

/** The moments of some values. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/** Moments of one group's values of a column. */
export function momentsOf({ counts, means, squares, columns }: GroupMoments, group: number, column: number): Moments {
  const at = group * columns + column;
  return { count: counts[at]!, mean: means[at]!, squares: squares[at]! };
}

/** Moments of all other groups' values of a column, joined by Chan, Golub & LeVeque's update (1983). */
export function momentsOfOthers(moments: GroupMoments, group: number, column: number): Moments {
  let [count, mean, squares] = [0, 0, 0];
  for (let g = 0; g < moments.groups; g++) {
    const at = g * moments.columns + column;
    const more = moments.counts[at]!;
    if (g === group || more === 0) continue;
    const change = moments.means[at]! - mean;
    if (count === 0) mean = moments.means[at]!;
    else mean += (change * more) / (count + more);
    squares += moments.squares[at]! + (count === 0 ? 0 : (change * change * count * more) / (count + more));
    count += more;
  }
  return { count, mean, squares };
}
