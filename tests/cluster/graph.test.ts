import { expect, test } from "@jest/globals";
import { graphOf, strengths } from "../../src/cluster/graph.js";

test("every edge is known at both ends, loops at none", () => {
  const graph = graphOf(3, [0, 1, 2], [1, 2, 2], [2, 3, 9]);
  expect(Array.from(graph.start)).toEqual([0, 1, 3, 4]);
  expect(Array.from(graph.other)).toEqual([1, 0, 2, 1]);
  expect(Array.from(strengths(graph))).toEqual([2, 5, 3]);
});
