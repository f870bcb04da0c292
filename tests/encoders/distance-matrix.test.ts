import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { featuresAt } from "../../src/data/layout.js";
import { distanceMatrix, type DistanceMatrixOptions } from "../../src/encoders/distance-matrix.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";

const train = matrix([
  [0, 10, 4],
  [4, 20, 8],
]);
const draw = async (given: Partial<DistanceMatrixOptions>, values = train, of = values) => {
  const options = { ...distanceMatrix.defaults, pixels: 3, order: "given", ...given } as const;
  const state = await distanceMatrix.fit(cohortOf(values), options, testContext());
  return (await distanceMatrix.apply(cohortOf(of), state, options, testContext())).images!;
};

test("how far two features are apart, in the ranges of the training samples", async () => {
  const sample = matrix([[1, 20, 6]]);
  expect(Array.from(imageOf(await draw({}, train, sample), 0))).toEqual([0, 0.75, 0.25, 0.75, 0, 0.5, 0.25, 0.5, 0]);
  const signed = await draw({ difference: "signed" }, train, sample);
  expect(Array.from(imageOf(signed, 0))).toEqual([0, -0.75, -0.25, 0.75, 0, 0.5, 0.25, -0.5, 0]);
});

test("a pixel names its two features", async () => {
  const { layout } = await draw({});
  expect(featuresAt(layout, 0, 2, 0)).toEqual(["g0", "g2"]);
  expect([layout.x[1], layout.y[1]]).toEqual([1, 1]);
});

test("too many are refused with the size that fits", async () => {
  await expect(draw({ top: 7 }, someCounts(6, 9))).rejects.toThrow(/room for 3.*top: 3, or pixels: 7/);
  expect((await draw({ pixels: "auto" }, someCounts(6, 9))).height).toBe(9);
});

test("other differences are refused", () => {
  expect(() => distanceMatrix.check?.({ ...distanceMatrix.defaults, difference: "squared" as never })).toThrow(
    /absolute/,
  );
});
