import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { averageLinkageOrder } from "../../src/math/leaf-order.js";
import { seededRandom } from "../../src/random.js";

const distancesOf = (points: readonly number[]) =>
  dense(points.length, points.length, Float32Array.from(points.flatMap((a) => points.map((b) => Math.abs(a - b)))));

test("close things become neighbours, as in scipy's leaves_list", () => {
  // scipy 1.17.1: leaves_list(linkage([[5], [1], [9], [1.5], [5.2], [8]], "average")) = [1, 3, 0, 4, 2, 5]
  expect([...averageLinkageOrder(distancesOf([5, 1, 9, 1.5, 5.2, 8]))]).toEqual([1, 3, 0, 4, 2, 5]);
});

test("every leaf appears once", () => {
  const random = seededRandom(1);
  const order = averageLinkageOrder(distancesOf(Array.from({ length: 101 }, () => random.next())));
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 101 }, (_, i) => i));
});

test("one leaf, no leaf and equal leaves are orders too", () => {
  expect([...averageLinkageOrder(dense(1, 1))]).toEqual([0]);
  expect([...averageLinkageOrder(dense(0, 0))]).toEqual([]);
  expect([...averageLinkageOrder(distancesOf([3, 3, 3]))].sort()).toEqual([0, 1, 2]);
});
