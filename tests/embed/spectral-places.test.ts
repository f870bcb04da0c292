import { expect, test } from "@jest/globals";
import type { FuzzySet } from "../../src/embed/fuzzy-set.js";
import { spectralPlaces } from "../../src/embed/spectral-places.js";
import { seededRandom } from "../../src/random.js";
import { testContext } from "./context.js";

/** A graph out of its edges, all of weight 1. */
function graph(count: number, edges: readonly (readonly [number, number])[]): FuzzySet {
  const lists = Array.from({ length: count }, (_, i) =>
    edges.flatMap(([a, b]) => (a === i ? [b] : b === i ? [a] : [])).sort((a, b) => a - b),
  );
  const other = Int32Array.from(lists.flat());
  const start = new Int32Array(count + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
  const none = new Float64Array(count);
  return { count, start, other, weight: new Float64Array(other.length).fill(1), sigma: none, rho: none };
}

const { linalg } = testContext().engine;
const ring = graph(
  60,
  Array.from({ length: 60 }, (_, i) => [i, (i + 1) % 60] as const),
);

test("a ring is drawn as a circle", async () => {
  const places = (await spectralPlaces(ring, 2, seededRandom(1), linalg))!;
  const radii = Array.from({ length: 60 }, (_, i) => Math.hypot(places.values[2 * i]!, places.values[2 * i + 1]!));
  radii.forEach((radius) => expect(radius / radii[0]!).toBeCloseTo(1, 2));
});

test("a path is drawn from end to end", async () => {
  const path = graph(
    40,
    Array.from({ length: 39 }, (_, i) => [i, i + 1] as const),
  );
  const { values } = (await spectralPlaces(path, 1, seededRandom(2), linalg))!;
  const steps = Array.from({ length: 39 }, (_, i) => Math.sign(values[i + 1]! - values[i]!));
  expect(new Set(steps).size).toBe(1);
});

test("a graph in two parts, or one too small, has no such picture", async () => {
  const parts = graph(6, [
    [0, 1],
    [1, 2],
    [3, 4],
    [4, 5],
  ]);
  expect(await spectralPlaces(parts, 2, seededRandom(1), linalg)).toBeUndefined();
  expect(
    await spectralPlaces(
      graph(3, [
        [0, 1],
        [1, 2],
      ]),
      2,
      seededRandom(1),
      linalg,
    ),
  ).toBeUndefined();
});

test("the same seed gives the same bits", async () => {
  const once = await spectralPlaces(ring, 2, seededRandom(3), linalg);
  expect(await spectralPlaces(ring, 2, seededRandom(3), linalg)).toEqual(once);
});

test("tells how far it is, and stops when told to", async () => {
  const shares: number[] = [];
  await spectralPlaces(ring, 2, seededRandom(1), linalg, (share) => Promise.resolve(void shares.push(share)));
  expect(shares.length).toBeGreaterThan(100);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThan(1);
  const stop = () => Promise.reject(new Error("enough"));
  await expect(spectralPlaces(ring, 2, seededRandom(1), linalg, stop)).rejects.toThrow("enough");
});
