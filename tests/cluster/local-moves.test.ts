import { expect, test } from "@jest/globals";
import { strengths } from "../../src/cluster/graph.js";
import { moveNodes } from "../../src/cluster/local-moves.js";
import { renumber } from "../../src/cluster/partition.js";
import { seededRandom } from "../../src/random.js";
import { ringOfCliques } from "./reference.js";

test("nodes join their clique, and then nothing moves any more", () => {
  const graph = ringOfCliques(6, 5);
  const sizes = strengths(graph);
  const task = { graph, sizes, gamma: 1 / sizes.reduce((sum, size) => sum + size, 0) };
  const membership = Int32Array.from({ length: 30 }, (_, i) => i);
  expect(moveNodes(task, membership, seededRandom(1))).toBe(true);
  expect(renumber(membership)).toBe(6);
  expect(Array.from(membership)).toEqual(Array.from({ length: 30 }, (_, i) => Math.floor(i / 5)));
  expect(moveNodes(task, membership, seededRandom(2))).toBe(false);
});

test("a node that only loses in its community leaves for one of its own", () => {
  const graph = ringOfCliques(2, 4);
  const membership = Int32Array.of(0, 0, 0, 0, 0, 0, 0, 0);
  moveNodes({ graph, sizes: new Float64Array(8).fill(1), gamma: 0.9 }, membership, seededRandom(1));
  expect(new Set(membership).size).toBeGreaterThan(1);
});
