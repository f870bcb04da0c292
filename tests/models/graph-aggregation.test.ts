import { expect, test } from "@jest/globals";
import { graphOf } from "../../src/cluster/graph.js";
import { csrToDense } from "../../src/data/csr.js";
import { aggregationMatrix } from "../../src/models/graph-aggregation.js";

/** A path 0 – 1 – 2 with weights 2 and 1; node 3 alone. */
const graph = graphOf(4, [1, 0], [2, 1], [1, 2]);
const rows = (kind: "gcn" | "sage") => {
  const { values } = csrToDense(aggregationMatrix(graph, kind));
  return [0, 1, 2, 3].map((i) => Array.from(values.subarray(4 * i, 4 * i + 4), (value) => Number(value.toFixed(4))));
};

test("gcn: D^-½ (A + I) D^-½, by hand", () => {
  // Strengths with loops: 1 + 1, 1 + 1 + 0.5, 0.5 + 1, 1.
  const share = (weight: number, a: number, b: number) => Number((weight / Math.sqrt(a * b)).toFixed(4));
  expect(rows("gcn")).toEqual([
    [0.5, share(1, 2, 2.5), 0, 0],
    [share(1, 2, 2.5), 0.4, share(0.5, 2.5, 1.5), 0],
    [0, share(0.5, 2.5, 1.5), share(1, 1.5, 1.5), 0],
    [0, 0, 0, 1],
  ]);
});

test("sage: weighted means of neighbours; a node alone hears nothing", () => {
  expect(rows("sage")).toEqual([
    [0, 1, 0, 0],
    [0.6667, 0, 0.3333, 0],
    [0, 1, 0, 0],
    [0, 0, 0, 0],
  ]);
});

test("columns ascend within a row, and a graph without edges is no trouble", () => {
  const { indptr, indices } = aggregationMatrix(graph, "gcn");
  for (let i = 0; i < 4; i++) {
    const row = Array.from(indices.subarray(indptr[i], indptr[i + 1]));
    expect(row).toEqual([...row].sort((a, b) => a - b));
  }
  const none = aggregationMatrix(graphOf(2, [], [], []), "gcn");
  expect([Array.from(none.values), aggregationMatrix(graphOf(2, [], [], []), "sage").values.length]).toEqual([
    [1, 1],
    0,
  ]);
});
