import { expect, test } from "@jest/globals";
import type { FuzzySet } from "../../src/embed/fuzzy-set.js";
import { descendUmap } from "../../src/embed/umap-descent.js";
import { testContext } from "./context.js";

/** Two triangles without a link. */
const triangles: FuzzySet = {
  count: 6,
  start: Int32Array.of(0, 2, 4, 6, 8, 10, 12),
  other: Int32Array.of(1, 2, 0, 2, 0, 1, 4, 5, 3, 5, 3, 4),
  weight: new Float64Array(12).fill(1),
  sigma: new Float64Array(6),
  rho: new Float64Array(6),
};
const schedule = { epochs: 200, learningRate: 1, negativeSamples: 5, repulsion: 1 };
const curve = { a: 1.577, b: 0.895 };
const begin = () => Float64Array.of(0, 0, 5, 5, -4, 3, 1, -1, -3, -3, 4, 0);

async function arrived(options = {}): Promise<Float64Array> {
  const places = begin();
  await descendUmap(triangles, places, 2, curve, { ...schedule, ...options }, testContext());
  return places;
}
const apart = (places: Float64Array, i: number, j: number) =>
  Math.hypot(places[2 * i]! - places[2 * j]!, places[2 * i + 1]! - places[2 * j + 1]!);

test("linked points end closer together than strangers", async () => {
  const places = await arrived();
  const linked = Math.max(apart(places, 0, 1), apart(places, 1, 2), apart(places, 3, 4), apart(places, 4, 5));
  const strange = Math.min(...[0, 1, 2].flatMap((i) => [3, 4, 5].map((j) => apart(places, i, j))));
  expect(linked).toBeLessThan(strange);
});

test("without pushes linked points meet", async () => {
  const places = await arrived({ negativeSamples: 0 });
  expect(apart(places, 0, 1)).toBeLessThan(0.1);
});

test("the same seed gives the same bits", async () => {
  expect(await arrived()).toEqual(await arrived());
});

test("a fired signal stops it", async () => {
  const ctx = { ...testContext(), signal: AbortSignal.abort() };
  await expect(descendUmap(triangles, begin(), 2, curve, schedule, ctx)).rejects.toMatchObject({ tag: "Aborted" });
});
