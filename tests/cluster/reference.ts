import { readFileSync } from "node:fs";
import { type Graph, graphOf } from "../../src/cluster/graph.js";
import { matrixOf, type Reference } from "../shared.js";

/** What scanpy, leidenalg and scipy make of seeded points (tests/fixtures/cluster/generate.py). */
export const clusterReference = JSON.parse(
  readFileSync(new URL("../fixtures/cluster/expected.json", import.meta.url), "utf8"),
) as Reference;

export const clusterPoints = matrixOf(clusterReference.points);

/** scanpy's neighbour graph of the points. */
export const clusterGraph: Graph = graphOf(
  clusterPoints.rows,
  clusterReference.rows as number[],
  clusterReference.columns as number[],
  clusterReference.weights as number[],
);

/** A ring of cliques: `cliques` × `size` nodes, each clique tied to the next by one edge. */
export function ringOfCliques(cliques: number, size: number): Graph {
  const [from, to]: number[][] = [[], []];
  for (let c = 0; c < cliques; c++) {
    for (let i = 0; i < size; i++)
      for (let j = i + 1; j < size; j++) {
        from!.push(c * size + i);
        to!.push(c * size + j);
      }
    from!.push(c * size);
    to!.push(((c + 1) % cliques) * size + 1);
  }
  return graphOf(cliques * size, from!, to!, from!.map(() => 1)); // prettier-ignore
}
