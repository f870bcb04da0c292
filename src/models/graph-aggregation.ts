import type { Graph } from "../cluster/graph.js";
import type { Csr } from "../data/csr.js";

/**
 * What a node gets of its neighbours. "gcn": a sum with the node itself, weighted by 1 / √(strengths of both) (Kipf & Welling
 * 2017); "sage": the weighted mean of the neighbours without the node, which goes its own way (Hamilton et al. 2017).
 */
export type GraphKind = "gcn" | "sage";

/**
 * The matrix that takes nodes × values to what the nodes get of their neighbours. Weights are measured by the largest of the
 * graph; a node's edge to itself has weight 1. A node without neighbours gets itself ("gcn") or nothing ("sage").
 */
export function aggregationMatrix({ count, start, other, weight }: Graph, kind: GraphKind): Csr {
  const largest = weight.reduce((most, own) => Math.max(most, own), 0);
  const loop = kind === "gcn" ? 1 : 0;
  const rows = Array.from({ length: count }, (_, i) => {
    const edges = Array.from({ length: start[i + 1]! - start[i]! }, (_, k) => [other[start[i]! + k]!, weight[start[i]! + k]! / largest] as const); // prettier-ignore
    return [...edges, ...(loop > 0 ? [[i, loop] as const] : [])].sort(([a], [b]) => a - b);
  });
  const strength = rows.map((row) => row.reduce((sum, [, own]) => sum + own, 0));
  const share = (i: number, j: number, own: number) =>
    kind === "gcn" ? own / Math.sqrt(strength[i]! * strength[j]!) : own / strength[i]!;
  const indptr = new Uint32Array(count + 1);
  rows.forEach((row, i) => (indptr[i + 1] = indptr[i]! + row.length));
  return {
    kind: "csr",
    rows: count,
    columns: count,
    indptr,
    indices: Uint32Array.from(rows.flatMap((row) => row.map(([j]) => j))),
    values: Float32Array.from(rows.flatMap((row, i) => row.map(([j, own]) => share(i, j, own)))),
  };
}
