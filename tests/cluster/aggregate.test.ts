import { expect, test } from "@jest/globals";
import { aggregate } from "../../src/cluster/aggregate.js";
import { strengths } from "../../src/cluster/graph.js";
import { ringOfCliques } from "./reference.js";

test("a ring of cliques becomes a ring", () => {
  const graph = ringOfCliques(4, 3);
  const ring = aggregate(
    graph,
    Int32Array.from({ length: 12 }, (_, i) => Math.floor(i / 3)),
    4,
  );
  expect(ring.count).toBe(4);
  expect(Array.from(strengths(ring))).toEqual([2, 2, 2, 2]);
  expect(Array.from(ring.other.subarray(0, 2)).sort()).toEqual([1, 3]);
});

test("parallel edges add up", () => {
  const two = aggregate(ringOfCliques(2, 3), Int32Array.of(0, 0, 0, 1, 1, 1), 2);
  expect(Array.from(two.weight)).toEqual([2, 2]);
});
