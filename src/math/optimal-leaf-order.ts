import type { Dense } from "../data/dense.js";
import { leavesOf } from "./leaf-order.js";
import type { Linkage } from "./linkage.js";
import { atOnce, type Rounds } from "./rounds.js";

/** Clusters as ranges of places in the tree's own order: from … to - 1, its left part before `middle`. */
interface Ranges {
  readonly from: Uint32Array;
  readonly middle: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * The order of the leaves in which neighbours are nearest: of all 2ⁿ⁻¹ ways to turn the forks of the tree the one with the
 * least sum of distances from leaf to leaf (Bar-Joseph, Gifford & Jaakkola 2001). Time grows with n³ (a second or so for
 * 1,000 leaves), memory with n². Never longer than what scipy.cluster.hierarchy.optimal_leaf_ordering finds, which misses
 * some of the turns.
 *
 * @param tree merges, lowest first
 * @param distance n × n, symmetric, finite
 */
export function optimalLeafOrder(tree: Linkage, distance: Dense): Uint32Array {
  return atOnce(optimalLeafRounds(tree, distance));
}

/** `optimalLeafOrder`, with pauses. */
export function* optimalLeafRounds(tree: Linkage, distance: Dense): Rounds<Uint32Array> {
  const count = distance.rows;
  const leaves = leavesOf(tree, count);
  if (count < 3) return leaves;
  const apart = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) apart[a * count + b] = distance.values[leaves[a]! * count + leaves[b]!]!;
    yield 0;
  }

  const ranges = rangesOf(tree, leaves);
  const { from, middle } = ranges;
  const length = new Float64Array(count * count);
  const along = new Float64Array(count);
  for (let cluster = count; cluster < from.length; cluster++)
    for (let u = from[cluster]!; u < middle[cluster]!; u++) {
      leastLengths(tree, ranges, cluster, u, apart, length, along);
      yield (cluster - count) / (from.length - count);
    }
  return Uint32Array.from(traced(tree, ranges, length, apart), (place) => leaves[place]!);
}

/**
 * Least lengths of the orders of a cluster that begin with leaf `u` of its left part, for each leaf that they can end with.
 *
 * @param length least length of a cluster's order that begins with one leaf and ends with another, kept where the two meet
 * @param along room for one number a leaf
 */
function leastLengths(
  tree: Linkage,
  ranges: Ranges,
  cluster: number,
  u: number,
  apart: Float64Array,
  length: Float64Array,
  along: Float64Array,
): void {
  const count = along.length;
  const [middle, to] = [ranges.middle[cluster]!, ranges.to[cluster]!];
  // Least length from u through the left part and on to each leaf of the right one.
  along.fill(Infinity, middle, to);
  const [first, last] = farEnds(ranges, tree.left[cluster - count]!, u);
  for (let m = first; m < last; m++) {
    const begun = length[u * count + m]!;
    for (let k = middle, at = m * count + k; k < to; k++, at++) {
      const whole = begun + apart[at]!;
      if (whole < along[k]!) along[k] = whole;
    }
  }
  for (let w = middle; w < to; w++) {
    const [begin, end] = farEnds(ranges, tree.right[cluster - count]!, w);
    let least = Infinity;
    for (let k = begin, at = w * count + k; k < end; k++, at++) {
      const whole = along[k]! + length[at]!;
      if (whole < least) least = whole;
    }
    length[u * count + w] = length[w * count + u] = least;
  }
}

function rangesOf({ left, right }: Linkage, leaves: Uint32Array): Ranges {
  const clusters = leaves.length + left.length;
  const [from, middle, to] = [new Uint32Array(clusters), new Uint32Array(clusters), new Uint32Array(clusters)];
  leaves.forEach((leaf, place) => {
    from[leaf] = place;
    to[leaf] = place + 1;
  });
  for (let i = 0; i < left.length; i++) {
    from[leaves.length + i] = from[left[i]!]!;
    middle[leaves.length + i] = from[right[i]!]!;
    to[leaves.length + i] = to[right[i]!]!;
  }
  return { from, middle, to };
}

/** Where an order of the cluster that begins with a leaf can end: in its other part, or at the leaf that it is. */
function farEnds({ from, middle, to }: Ranges, cluster: number, leaf: number): readonly [first: number, last: number] {
  const size = to[cluster]! - from[cluster]!;
  if (size === 1) return [leaf, leaf + 1];
  return leaf < middle[cluster]! ? [middle[cluster]!, to[cluster]!] : [from[cluster]!, middle[cluster]!];
}

/** Places in the best order, found by going down from the best pair of ends. */
function traced(tree: Linkage, ranges: Ranges, length: Float64Array, apart: Float64Array): number[] {
  const { from, middle, to } = ranges;
  const clusters = from.length;
  const count = clusters - tree.left.length;
  /** The pair, one of each range, with the least cost. */
  const best = (
    firsts: readonly [number, number],
    seconds: readonly [number, number],
    cost: (a: number, b: number) => number,
  ) => {
    // prettier-ignore
    let found = { a: firsts[0], b: seconds[0], least: Infinity };
    for (let a = firsts[0]; a < firsts[1]; a++)
      for (let b = seconds[0]; b < seconds[1]; b++) {
        const least = cost(a, b);
        if (least < found.least) found = { a, b, least };
      }
    return found;
  };
  const root = clusters - 1;
  const ends = best([from[root]!, middle[root]!], [middle[root]!, to[root]!], (u, w) => length[u * count + w]!);
  const pending = [{ cluster: root, u: ends.a, w: ends.b }];
  const order: number[] = [];
  while (pending.length > 0) {
    const { cluster, u, w } = pending.pop()!;
    if (cluster < count) {
      order.push(u);
      continue;
    }
    const parts = [tree.left[cluster - count]!, tree.right[cluster - count]!] as const;
    const [head, tail] = u < middle[cluster]! ? parts : ([parts[1], parts[0]] as const);
    const { a: m, b: k } = best(
      farEnds(ranges, head, u),
      farEnds(ranges, tail, w),
      (a, b) => length[u * count + a]! + apart[a * count + b]! + length[b * count + w]!,
    );
    pending.push({ cluster: tail, u: k, w }, { cluster: head, u, w: m });
  }
  return order;
}
