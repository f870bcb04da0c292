import { expect, test } from "@jest/globals";
import type { Graph } from "../../../src/cluster/graph.js";
import { geneGraph, largestPart, subgraph } from "../../../src/encoders/network/gene-graph.js";
import { parseEdges } from "../../../src/io/edges.js";

const edgesOf = (graph: Graph) =>
  Array.from({ length: graph.count }, (_, i) =>
    Array.from(graph.other.slice(graph.start[i]!, graph.start[i + 1]!), (j, k) => [
      j,
      graph.weight[graph.start[i]! + k]!,
    ]),
  );
const parse = (...lines: string[]) => parseEdges(lines.join("\n"), "network.tsv");

test("edges between features of the table, in either case of letters, whatever the order of the lines", () => {
  const lines = ["tp53\tMDM2\t2", "MDM2\tTP53\t3", "TP53\tOTHER\t9", "ATM\tATM\t1", "ATM\tTP53\t0", "ATM\tMDM2\t0.5"];
  const graph = geneGraph(parse(...lines), ["ATM", "MDM2", "TP53"]);
  expect(edgesOf(graph)).toEqual([
    [[1, 0.5]],
    [
      [0, 0.5],
      [2, 3],
    ],
    [[1, 3]],
  ]);
  expect(geneGraph(parse(...lines.reverse()), ["ATM", "MDM2", "TP53"])).toEqual(graph);
});

test("the exact name goes before another case", () => {
  const graph = geneGraph(parse("a\tb", "A\tc"), ["A", "a", "b", "c"]);
  expect(edgesOf(graph).map((edges) => edges.map(([j]) => j))).toEqual([[3], [2], [1], [0]]);
});

test("parts and subgraphs", () => {
  const graph = geneGraph(parse("a\tb", "c\td", "d\te"), ["a", "b", "c", "d", "e", "f"]);
  expect([...largestPart(graph)]).toEqual([2, 3, 4]);
  expect(edgesOf(subgraph(graph, Uint32Array.of(0, 2, 3)))).toEqual([[], [[2, 1]], [[1, 1]]]);
});
