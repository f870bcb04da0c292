import type { Dense } from "../data/dense.js";
import { linkage, type Linkage } from "./linkage.js";

/**
 * The leaves of the average-linkage tree from left to right: a list in which similar things are neighbours.
 *
 * @param distance n × n, symmetric, finite; only the upper triangle is read
 * @returns the n indices, each once
 */
export function averageLinkageOrder(distance: Dense): Uint32Array {
  return leavesOf(linkage(distance, "average"), distance.rows);
}

/**
 * The leaves of a tree from left to right. At each fork the cluster that was formed earlier (for single points: that has
 * the lower index) goes left, as in scipy.cluster.hierarchy.leaves_list.
 *
 * @param count number of points
 */
export function leavesOf({ left, right }: Linkage, count: number): Uint32Array {
  const order = new Uint32Array(count);
  let placed = 0;
  const pending = count > 0 ? [count + left.length - 1] : [];
  while (pending.length > 0) {
    const cluster = pending.pop()!;
    if (cluster < count) order[placed++] = cluster;
    else pending.push(right[cluster - count]!, left[cluster - count]!);
  }
  return order;
}
