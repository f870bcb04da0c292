import type { Linkage } from "./linkage.js";

/**
 * The clusters that are left when the highest merges of a tree are undone.
 * Reference: scipy.cluster.hierarchy.fcluster, criterion "maxclust", which makes fewer where merges are equally high.
 *
 * @param count number of points
 * @param clusters how many are wanted, 1 … count
 * @returns the cluster of each point, numbered from 0 in the order of their first points
 */
export function cutTree({ left, right }: Linkage, count: number, clusters: number): Int32Array {
  const parent = Int32Array.from({ length: 2 * count - 1 }, (_, node) => node);
  for (let merge = 0; merge < count - clusters; merge++) {
    parent[left[merge]!] = count + merge;
    parent[right[merge]!] = count + merge;
  }
  // A cluster has a higher number than what it was made of, so that one pass from the top finds all roots.
  for (let node = parent.length - 1; node >= 0; node--) parent[node] = parent[parent[node]!]!;
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: count }, (_, point) => {
    const root = parent[point]!;
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
}
