import { expect, test } from "@jest/globals";
import { kMeans } from "../../src/math/k-means.js";
import { seededRandom } from "../../src/random.js";

const random = seededRandom(4);
const corners = [[0, 0], [10, 0], [0, 10]] as const; // prettier-ignore
const points = Float64Array.from(
  Array.from({ length: 60 }, (_, i) => corners[i % 3]!.map((value) => value + 0.5 * random.normal())).flat(),
);

test("finds the groups that are there, the same for the same seed", () => {
  const { centres, inertia } = kMeans(points, 2, 3, seededRandom(1));
  const found = [0, 1, 2].map((c) => [...centres.subarray(2 * c, 2 * c + 2)].map((value) => Math.round(value) + 0));
  expect(found.sort()).toEqual([[0, 0], [0, 10], [10, 0]]); // prettier-ignore
  expect(inertia).toBeLessThan(60);
  expect(kMeans(points, 2, 3, seededRandom(1)).centres).toEqual(centres);
});

test("one centre is the mean; as many centres as points leave nothing; equal points are no harm", () => {
  const { centres } = kMeans(Float64Array.of(1, 2, 6), 1, 1, seededRandom(1));
  expect(centres[0]).toBeCloseTo(3, 12);
  expect(kMeans(Float64Array.of(1, 2, 6), 1, 3, seededRandom(1)).inertia).toBe(0);
  expect(kMeans(new Float64Array(8), 2, 3, seededRandom(1)).centres).toEqual(new Float64Array(6));
});
