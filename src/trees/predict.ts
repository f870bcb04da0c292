import { type Dense, rowOf } from "../data/dense.js";
import type { Trees } from "./tree-nodes.js";

/**
 * What all trees say of each sample, added up: samples × outputs. A tree whose leaves say one number speaks for one
 * output, in turn; otherwise for all.
 *
 * @param breathe called after each sample
 */
export async function sumOfTrees(
  trees: Trees,
  x: Dense,
  outputs: number,
  breathe: (done: number) => Promise<void>,
): Promise<Float64Array> {
  const { roots, children, features, thresholds, width, values } = trees;
  const sums = new Float64Array(x.rows * outputs);
  for (let i = 0; i < x.rows; i++) {
    const row = rowOf(x, i);
    for (let t = 0; t < roots.length; t++) {
      let node = roots[t]!;
      for (let child = children[node]!; child > 0; child = children[node]!)
        node = row[features[node]!]! <= thresholds[node]! ? child : child + 1;
      const to = i * outputs + ((t * width) % outputs);
      for (let k = 0; k < width; k++) sums[to + k]! += values[node * width + k]!;
    }
    await breathe(i + 1);
  }
  return sums;
}
