import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Dense, dense } from "../../src/data/dense.js";
import { leavesOf } from "../../src/math/leaf-order.js";
import { linkage, type LinkageMethod } from "../../src/math/linkage.js";
import { optimalLeafOrder } from "../../src/math/optimal-leaf-order.js";
import { seededRandom } from "../../src/random.js";
import { clusterReference } from "../cluster/reference.js";
import { matrixOf } from "../shared.js";

const lengthOf = (order: ArrayLike<number>, distance: Dense) => {
  let sum = 0;
  for (let i = 1; i < order.length; i++) sum += distance.values[order[i - 1]! * distance.columns + order[i]!]!;
  return sum;
};

function randomDistances(count: number, seed: number): Dense {
  const random = seededRandom(seed);
  const out = dense(count, count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) out.values[i * count + j] = out.values[j * count + i] = random.next();
  return out;
}

// By trial of all turns, scipy 1.17.1 does not always find the shortest order from seven leaves on.
test.each<LinkageMethod>(["average", "complete", "ward"])("%s: never longer than scipy's order", (method) => {
  const distance = matrixOf(clusterReference.distances);
  const tree = linkage(distance, method);
  const expected = clusterReference.trees[method] as { length: number; order: number[] };
  expect(lengthOf(expected.order, distance)).toBeCloseTo(lengthOf(leavesOf(tree, 30), distance), 5);
  expect(lengthOf(optimalLeafOrder(tree, distance), distance)).toBeLessThanOrEqual(expected.length + 1e-5);
});

test("no way to turn the forks is shorter", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 8 }), (seed, count) => {
      const distance = randomDistances(count, seed);
      const tree = linkage(distance, "average");
      const order = optimalLeafOrder(tree, distance);
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      let least = Infinity;
      for (let turns = 0; turns < 2 ** tree.left.length; turns++) {
        const turned = (i: number) => (turns >> i) & 1;
        const left = tree.left.map((cluster, i) => (turned(i) ? tree.right[i]! : cluster));
        const right = tree.right.map((cluster, i) => (turned(i) ? tree.left[i]! : cluster));
        least = Math.min(least, lengthOf(leavesOf({ ...tree, left, right }, count), distance));
      }
      expect(lengthOf(order, distance)).toBeCloseTo(least, 9);
    }),
    { numRuns: 60 },
  );
});

test("members of a cluster stay together", () => {
  const distance = randomDistances(40, 3);
  const tree = linkage(distance, "complete");
  const place = new Int32Array(40);
  optimalLeafOrder(tree, distance).forEach((leaf, i) => (place[leaf] = i));
  const members = (cluster: number): number[] =>
    cluster < 40 ? [cluster] : [...members(tree.left[cluster - 40]!), ...members(tree.right[cluster - 40]!)];
  for (let i = 0; i < tree.left.length; i++) {
    const places = members(40 + i).map((leaf) => place[leaf]!);
    expect(Math.max(...places) - Math.min(...places)).toBe(places.length - 1);
  }
});

test("no leaf, one leaf", () => {
  expect(Array.from(optimalLeafOrder(linkage(dense(0, 0), "ward"), dense(0, 0)))).toEqual([]);
  expect(Array.from(optimalLeafOrder(linkage(dense(1, 1), "ward"), dense(1, 1)))).toEqual([0]);
});
