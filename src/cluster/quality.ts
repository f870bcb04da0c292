import { type Graph, strengths } from "./graph.js";
import { communitySizes } from "./partition.js";

/** What a good partition is. */
export type Objective = "modularity" | "cpm";

/**
 * Worth of a partition.
 *
 * "modularity" (Newman & Girvan 2004; with a resolution, Reichardt & Bornholdt 2006): share of the weight inside
 * communities less `resolution` × what strengths alone would give; at most 1. 0 for a graph without edges.
 * "cpm", the constant Potts model (Traag, Van Dooren & Nesterov 2011): weight inside communities less `resolution` × the
 * number of pairs inside.
 *
 * @param membership community of each node, 0 … count - 1
 */
export function quality(graph: Graph, membership: Int32Array, objective: Objective, resolution: number): number {
  const { count, start, other, weight } = graph;
  let inside = 0; // every edge from both its ends
  let all = 0;
  for (let i = 0; i < count; i++)
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      all += weight[e]!;
      if (membership[other[e]!] === membership[i]) inside += weight[e]!;
    }
  if (objective === "cpm") {
    const sizes = communitySizes(new Float64Array(count).fill(1), membership, count);
    return inside / 2 - resolution * sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  }
  if (all === 0) return 0;
  const expected = communitySizes(strengths(graph), membership, count).reduce(
    (sum, size) => sum + (size / all) ** 2,
    0,
  );
  return inside / all - resolution * expected;
}
