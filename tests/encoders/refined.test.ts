import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { refined, type RefinedOptions } from "../../src/encoders/refined.js";
import { seededRandom } from "../../src/random.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const fit = async (values = someCounts(8, 22), given: Partial<RefinedOptions> = {}) =>
  (await refined.fit(cohortOf(values), { ...refined.defaults, ...given }, testContext())).layout;

test("each feature has a pixel of its own", async () => {
  const full = await fit(someCounts(8, 25));
  expect(full).toMatchObject({ height: 5, width: 5 });
  expect([...full.start]).toEqual(Array.from({ length: 26 }, (_, pixel) => pixel));
  const { x, y } = await fit(undefined, { pixels: [9, 12] });
  expect(new Set(x.map((column, f) => 12 * y[f]! + column)).size).toBe(22);
});

test("more features than pixels are refused with the size that fits", async () => {
  await expect(fit(someCounts(8, 26), { pixels: 5 })).rejects.toThrow(/26 features .*pixels: 6 or more/);
});

test("features that lie in a plane keep their distances, and climbing brings them nearer", async () => {
  const random = seededRandom(3);
  const [across, down] = [0, 1].map(() => Array.from({ length: 64 }, () => random.next())) as [number[], number[]];
  // Samples are directions: distances between features are those between points of the plane.
  const samples = Array.from({ length: 6 }, (_, i) => [Math.cos(i), Math.sin(i)] as const);
  const values = dense(
    6,
    64,
    Float32Array.from(samples.flatMap(([c, s]) => across.map((u, f) => c * u + s * down[f]!))),
  );
  const off = async (rounds: number) => {
    const { x, y, features } = await fit(values, { normalisation: "none", rounds });
    const number = features.map((feature) => Number(feature.slice(1)));
    const pairs = number.flatMap((f, i) =>
      number.slice(0, i).map((g, k) => ({
        apart: Math.hypot(across[f]! - across[g]!, down[f]! - down[g]!),
        drawn: Math.hypot(x[i]! - x[k]!, y[i]! - y[k]!),
      })),
    );
    const scale = pairs.reduce((sum, { apart }) => sum + apart, 0) / pairs.reduce((sum, { drawn }) => sum + drawn, 0);
    return pairs.reduce((sum, { apart, drawn }) => sum + Math.abs(apart - scale * drawn), 0) / pairs.length;
  };
  const [start, end] = [await off(0), await off(30)];
  expect(start).toBeLessThan(0.12); // 0.25 for places given by chance
  expect(end).toBeLessThan(start);
});

test("rounds that cannot be are refused", () => {
  expect(() => refined.check?.({ ...refined.defaults, rounds: -1 })).toThrow(/at least 0/);
});
