import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { cutTree } from "../../src/math/cut-tree.js";
import { linkage } from "../../src/math/linkage.js";

/** Points on a line: 0 1 | 10 12 | 50. */
const places = [50, 0, 10, 1, 12];
const distance = dense(
  5,
  5,
  Float32Array.from({ length: 25 }, (_, k) => Math.abs(places[Math.floor(k / 5)]! - places[k % 5]!)),
);

test.each([
  [1, [0, 0, 0, 0, 0]],
  [2, [0, 1, 1, 1, 1]],
  [3, [0, 1, 2, 1, 2]],
  [4, [0, 1, 2, 1, 3]],
  [5, [0, 1, 2, 3, 4]],
])("%i clusters, numbered by their first points", (clusters, expected) => {
  expect([...cutTree(linkage(distance, "complete"), 5, clusters)]).toEqual(expected);
});

test("a single point is a cluster", () => {
  expect([...cutTree(linkage(dense(1, 1), "average"), 1, 1)]).toEqual([0]);
});
