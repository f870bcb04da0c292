import { expect, test } from "@jest/globals";
import { refined, type RefinedOptions } from "../../src/encoders/refined.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";
import { planarFeatures, planarMismatch } from "./planar.js";

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
  const off = async (rounds: number) =>
    planarMismatch(await fit(planarFeatures(64), { normalisation: "none", rounds }));
  const [start, end] = [await off(0), await off(30)];
  expect(start).toBeLessThan(0.12); // 0.25 for places given by chance
  expect(end).toBeLessThan(start);
});

test("metric scaling keeps them as well, and is another scaling", async () => {
  const metric = { normalisation: "none", scaling: "metric", rounds: 0 } as const;
  expect(planarMismatch(await fit(planarFeatures(64), metric))).toBeLessThan(0.12);
  const [one, other] = [await fit(undefined, { rounds: 0 }), await fit(undefined, metric)];
  expect(one.x).not.toEqual(other.x);
});

test("options out of range are refused", () => {
  const check = (given: object) => () => refined.check?.({ ...refined.defaults, ...given });
  expect(check({ rounds: -1 })).toThrow(/at least 0/);
  expect(check({ sweeps: 0 })).toThrow(/at least 1/);
  expect(check({ scaling: "classical" })).toThrow(/Use one of/);
});
