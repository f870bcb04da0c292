import type { Matrix } from "../data/matrix.js";
import { groupMoments, type GroupMoments } from "./group-moments.js";

/**
 * One-way ANOVA's F of every feature: variance between the classes over variance within them.
 *
 * Missing values (NaN) are left out, feature by feature. A feature that is constant, or has values in fewer than two
 * classes or no spare degree of freedom, gets 0; one that is constant within classes but differs between them, Infinity.
 *
 * @param values samples × features
 * @param labels class of each sample, 0 … classes - 1
 * @param classes number of classes
 * @returns one F a feature
 */
export function anovaF(values: Matrix, labels: Int32Array, classes: number): Float64Array {
  const moments = groupMoments(values, labels, classes);
  return Float64Array.from({ length: values.columns }, (_, j) => fOf(moments, j));
}

function fOf({ groups: classes, columns, counts, means, squares }: GroupMoments, feature: number): number {
  let total = 0;
  let grand = 0;
  let groups = 0;
  let within = 0;
  let between = 0; // Welford's update, weighted, over the class means
  for (let c = 0; c < classes; c++) {
    const count = counts[c * columns + feature]!;
    if (count === 0) continue;
    total += count;
    within += squares[c * columns + feature]!;
    if (groups++ === 0) grand = means[c * columns + feature]!; // not from 0, so that equal means differ by exactly nothing
    const change = means[c * columns + feature]! - grand;
    grand += (change * count) / total;
    between += count * change * (means[c * columns + feature]! - grand);
  }
  if (groups < 2 || total <= groups || between <= 0) return 0;
  return between / (groups - 1) / (within / (total - groups));
}
