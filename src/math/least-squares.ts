import type { Dense } from "../data/dense.js";
import { solveSymmetric } from "./solve-symmetric.js";

/** A column whose part beyond the span of those before it is smaller than this share of it adds nothing but rounding. */
const DEPENDENT = 1e-8;

/** The first column that is a linear combination of those before it; -1 where there is none. */
export function firstDependent(columns: readonly Float64Array[]): number {
  const basis: Float64Array[] = [];
  return columns.findIndex((column) => {
    const rest = column.slice();
    // Twice, since one pass of Gram and Schmidt leaves rounding of the size of what was taken away.
    for (let pass = 0; pass < 2; pass++)
      for (const axis of basis) {
        const along = dot(rest, axis);
        rest.forEach((_, i) => (rest[i]! -= along * axis[i]!));
      }
    const length = Math.sqrt(dot(rest, rest));
    if (!(length > DEPENDENT * Math.sqrt(dot(column, column)))) return true;
    basis.push(rest.map((value) => value / length));
    return false;
  });
}

/**
 * Ordinary least squares of every feature on the same columns.
 *
 * @param columns the model, linearly independent, each as long as `values` has rows
 * @param values samples × features, finite
 * @returns coefficients, one array of features a column
 */
export function leastSquares(columns: readonly Float64Array[], values: Dense): Float64Array[] {
  const count = columns.length;
  const gram = Float64Array.from({ length: count * count }, (_, k) => dot(columns[Math.floor(k / count)]!, columns[k % count]!)); // prettier-ignore
  const right = columns.map((column) => {
    const sums = new Float64Array(values.columns);
    for (let i = 0, at = 0; i < values.rows; i++)
      for (let j = 0; j < values.columns; j++, at++) sums[j]! += column[i]! * values.values[at]!;
    return sums;
  });
  const out = columns.map(() => new Float64Array(values.columns));
  for (let j = 0; j < values.columns; j++)
    solveSymmetric(
      gram,
      Float64Array.from(right, (sums) => sums[j]!),
    ).forEach((value, c) => (out[c]![j] = value));
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
