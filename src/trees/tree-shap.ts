import { dense, type Dense, rowOf } from "../data/dense.js";
import type { Trees } from "./tree-nodes.js";

/**
 * Exact Shapley values of what trees say: how much each feature adds to the sum over the trees, against what the training
 * samples that came by say on average (path-dependent TreeSHAP, Lundberg et al. 2020, algorithm 2). Over all features
 * they add up to the sample's sum less the average.
 *
 * @param targets output of each sample that is explained
 * @param breathe called after each sample
 */
export async function treeShap(
  trees: Trees,
  x: Dense,
  outputs: number,
  targets: ArrayLike<number>,
  breathe: (done: number) => Promise<void>,
): Promise<Dense> {
  const out = dense(x.rows, x.columns);
  const { roots, width } = trees;
  const explain = explainer(trees);
  const sums = new Float64Array(x.columns);
  for (let i = 0; i < x.rows; i++) {
    sums.fill(0);
    for (let t = 0; t < roots.length; t++) {
      const first = (t * width) % outputs;
      const at = targets[i]! - first;
      if (at >= 0 && at < width) explain(roots[t]!, at, rowOf(x, i), sums);
    }
    rowOf(out, i).set(sums);
    await breathe(i + 1);
  }
  return out;
}

/** Adds the Shapley values of one tree and sample. The names of the arrays are those of the paper's algorithm. */
function explainer({ children, features, thresholds, covers, width, values, roots }: Trees) {
  const room = deepestOf(children, roots) + 2;
  const cells = (room * (room + 1)) / 2;
  // Each level of the recursion works on its own copy of the path, one behind the other.
  const d = new Int32Array(cells);
  const [z, o, w] = [new Float64Array(cells), new Float64Array(cells), new Float64Array(cells)];

  /** Share of the subsets in which the step at `index` counts, over the path of `length` steps from `at`. */
  const unwoundSum = (at: number, length: number, index: number): number => {
    const [one, zero] = [o[at + index]!, z[at + index]!];
    let next = w[at + length]!;
    let total = 0;
    for (let i = length - 1; i >= 0; i--)
      if (one !== 0) {
        const part = (next * (length + 1)) / ((i + 1) * one);
        total += part;
        next = w[at + i]! - (part * zero * (length - i)) / (length + 1);
      } else total += (w[at + i]! * (length + 1)) / (zero * (length - i));
    return total;
  };
  const unwind = (at: number, length: number, index: number) => {
    const [one, zero] = [o[at + index]!, z[at + index]!];
    let next = w[at + length]!;
    for (let i = length - 1; i >= 0; i--)
      if (one !== 0) {
        const kept = w[at + i]!;
        w[at + i] = (next * (length + 1)) / ((i + 1) * one);
        next = kept - (w[at + i]! * zero * (length - i)) / (length + 1);
      } else w[at + i] = (w[at + i]! * (length + 1)) / (zero * (length - i));
    for (let i = index; i < length; i++) {
      d[at + i] = d[at + i + 1]!;
      z[at + i] = z[at + i + 1]!;
      o[at + i] = o[at + i + 1]!;
    }
  };

  return (root: number, output: number, row: Float32Array, sums: Float64Array) => {
    const visit = (node: number, parent: number, length: number, zero: number, one: number, feature: number): void => {
      const at = parent + length;
      for (let i = 0; i < length; i++) {
        d[at + i] = d[parent + i]!;
        z[at + i] = z[parent + i]!;
        o[at + i] = o[parent + i]!;
        w[at + i] = w[parent + i]!;
      }
      d[at + length] = feature;
      z[at + length] = zero;
      o[at + length] = one;
      w[at + length] = length === 0 ? 1 : 0;
      for (let i = length - 1; i >= 0; i--) {
        w[at + i + 1]! += (one * w[at + i]! * (i + 1)) / (length + 1);
        w[at + i] = (zero * w[at + i]! * (length - i)) / (length + 1);
      }
      const child = children[node]!;
      if (child === 0) {
        const value = values[node * width + output]!;
        for (let i = 1; i <= length; i++)
          sums[d[at + i]!]! += unwoundSum(at, length, i) * (o[at + i]! - z[at + i]!) * value;
        return;
      }
      const asked = features[node]!;
      const hot = row[asked]! <= thresholds[node]! ? child : child + 1;
      const cold = hot === child ? child + 1 : child;
      let [beforeZero, beforeOne, steps] = [1, 1, length];
      for (let i = 1; i <= length; i++)
        if (d[at + i] === asked) {
          [beforeZero, beforeOne] = [z[at + i]!, o[at + i]!];
          unwind(at, length, i);
          steps--;
          break;
        }
      const share = (part: number) => (covers[node]! > 0 ? (beforeZero * covers[part]!) / covers[node]! : 0);
      // Where neither the sample nor any training sample goes, nothing is added.
      if (beforeOne > 0 || share(hot) > 0) visit(hot, at, steps + 1, share(hot), beforeOne, asked);
      if (share(cold) > 0) visit(cold, at, steps + 1, share(cold), 0, asked);
    };
    visit(root, 0, 0, 1, 1, -1);
  };
}

function deepestOf(children: Uint32Array, roots: Uint32Array): number {
  let deepest = 0;
  const pending: [number, number][] = Array.from(roots, (node) => [node, 0]);
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [node, depth] = next;
    if (depth > deepest) deepest = depth;
    const child = children[node]!;
    if (child > 0) pending.push([child, depth + 1], [child + 1, depth + 1]);
  }
  return deepest;
}
