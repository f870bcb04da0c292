/** An undirected weighted graph: every edge stands in the lists of both its ends, a loop at no node. */
export interface Graph {
  readonly count: number;
  /** Length count + 1: edges of node i are start[i] … start[i + 1] - 1. */
  readonly start: Int32Array;
  readonly other: Int32Array;
  /** Above 0. */
  readonly weight: Float64Array;
}

/** Sum of the weights of each node's edges. */
export function strengths({ count, start, weight }: Graph): Float64Array {
  const sums = new Float64Array(count);
  for (let i = 0; i < count; i++) for (let e = start[i]!; e < start[i + 1]!; e++) sums[i]! += weight[e]!;
  return sums;
}

/** A graph from edges that are named once each; of edges named twice the weights add up, loops are left out. */
export function graphOf(
  count: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  weights: ArrayLike<number>,
): Graph {
  const start = new Int32Array(count + 1);
  for (let e = 0; e < from.length; e++) {
    if (from[e] === to[e]) continue;
    start[from[e]! + 1]!++;
    start[to[e]! + 1]!++;
  }
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!;
  const next = start.slice(0, count);
  const other = new Int32Array(start[count]!);
  const weight = new Float64Array(start[count]!);
  for (let e = 0; e < from.length; e++) {
    if (from[e] === to[e]) continue;
    for (const [a, b] of [
      [from[e]!, to[e]!],
      [to[e]!, from[e]!],
    ] as const) {
      // prettier-ignore
      other[next[a]!] = b;
      weight[next[a]!++] = weights[e]!;
    }
  }
  return { count, start, other, weight };
}
