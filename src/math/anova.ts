import type { Dense } from "../data/dense.js";

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
export function anovaF(values: Dense, labels: Int32Array, classes: number): Float64Array {
  const { rows, columns } = values;
  const counts = new Float64Array(classes * columns);
  const means = new Float64Array(classes * columns);
  const within = new Float64Array(columns);
  // Welford's update per class and feature: one pass, exact zeros for constant features.
  for (let i = 0; i < rows; i++) {
    const group = labels[i]! * columns;
    for (let j = 0; j < columns; j++) {
      const value = values.values[i * columns + j]!;
      if (value !== value) continue;
      const count = ++counts[group + j]!;
      const change = value - means[group + j]!;
      means[group + j]! += change / count;
      within[j]! += change * (value - means[group + j]!);
    }
  }
  return within.map((squares, j) => fOf(squares, j, columns, classes, counts, means));
}

function fOf(
  within: number,
  feature: number,
  columns: number,
  classes: number,
  counts: Float64Array,
  means: Float64Array,
): number {
  let total = 0;
  let grand = 0;
  let groups = 0;
  let between = 0; // Welford again, weighted, over the class means
  for (let c = 0; c < classes; c++) {
    const count = counts[c * columns + feature]!;
    if (count === 0) continue;
    total += count;
    if (groups++ === 0) grand = means[c * columns + feature]!; // not from 0, so that equal means differ by exactly nothing
    const change = means[c * columns + feature]! - grand;
    grand += (change * count) / total;
    between += count * change * (means[c * columns + feature]! - grand);
  }
  if (groups < 2 || total <= groups || between <= 0) return 0;
  return between / (groups - 1) / (within / (total - groups));
}
