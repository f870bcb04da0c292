import type { Graph } from "./graph.js";

/** A graph whose nodes are to be grouped, and what a grouping is worth: weights inside less γ × products of node sizes. */
export interface Task {
  readonly graph: Graph;
  /** Size of each node: its strength for modularity, what it stands for under the constant Potts model. */
  readonly sizes: Float64Array;
  readonly gamma: number;
}

/** Renumbers communities 0, 1 … in the order in which they first occur, in place; returns how many there are. */
export function renumber(membership: Int32Array): number {
  const names = new Int32Array(membership.length).fill(-1);
  let count = 0;
  for (let i = 0; i < membership.length; i++) {
    const old = membership[i]!;
    if (names[old]! < 0) names[old] = count++;
    membership[i] = names[old]!;
  }
  return count;
}

/** Sum of the node sizes of each community. */
export function communitySizes(sizes: Float64Array, membership: Int32Array, communities: number): Float64Array {
  const sums = new Float64Array(communities);
  for (let i = 0; i < membership.length; i++) sums[membership[i]!]! += sizes[i]!;
  return sums;
}
