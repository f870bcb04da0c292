import { expect, test } from "@jest/globals";
import { quality } from "../../src/cluster/quality.js";
import { graphOf } from "../../src/cluster/graph.js";
import { clusterGraph, clusterReference } from "./reference.js";
import { describeWithShared, parityCase } from "../shared.js";

interface Found {
  readonly objective: "modularity" | "cpm";
  readonly resolution: number;
  readonly best: number;
  readonly membership: number[];
}

test.each(clusterReference.communities as Found[])(
  "$objective at $resolution: leidenalg's number for leidenalg's partition",
  ({ objective, resolution, best, membership }) => {
    expect(quality(clusterGraph, Int32Array.from(membership), objective, resolution) / best).toBeCloseTo(1, 6);
  },
);

test("a graph without edges", () => {
  expect(quality(graphOf(2, [], [], []), Int32Array.of(0, 1), "modularity", 1)).toBe(0);
});

describeWithShared("igraph's modularity", ["fixtures/parity/neighbours.json"], () => {
  test("of given partitions", () => {
    const { input, expected } = parityCase("neighbours", "leiden-modularity");
    const edges = input.edges.data as number[];
    const graph = graphOf(input.n as number, edges.filter((_, i) => i % 2 === 0), edges.filter((_, i) => i % 2 === 1), input.weights.data as number[]); // prettier-ignore
    const of = (membership: number[], resolution = 1) =>
      quality(graph, Int32Array.from(membership), "modularity", resolution);
    const best = (expected.best_membership.data ?? expected.best_membership) as number[];
    const labels = (expected.labels.data ?? expected.labels) as number[];
    expect(of(best)).toBeCloseTo(expected.best_modularity as number, 9);
    expect(of(labels)).toBeCloseTo(expected.modularity_of_labels as number, 9);
    expect(of(best, 0.5)).toBeCloseTo(expected["modularity_of_best_at_resolution_0.5"] as number, 9);
  });
});
