import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { featuresAt } from "../../src/data/layout.js";
import { barGraph, type BarGraphOptions } from "../../src/encoders/bar-graph.js";
import { testContext, warnings } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";

const train = matrix([
  [0, 10, 4],
  [4, 20, 8],
]);
const draw = async (given: Partial<BarGraphOptions>, values = train, of = values, names?: string[]) => {
  const options = { ...barGraph.defaults, pixels: [4, 3], order: "given", ...given } as const;
  const ctx = testContext();
  const state = await barGraph.fit(cohortOf(values), options, ctx);
  return { images: (await barGraph.apply(cohortOf(of, names), state, options, ctx)).images!, told: warnings(ctx) };
};

test("bars as high as the value within the training range, each feature's own", async () => {
  const { images } = await draw({}, train, matrix([[2, 20, 5]]));
  expect(Array.from(imageOf(images, 0))).toEqual([0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1]);
  expect(featuresAt(images.layout, 0, 1, 0)).toEqual(["g1"]);
  expect([images.layout.x[1], images.layout.y[1]]).toEqual([1, 3]);
});

test("with values as they are the range is that of all features together", async () => {
  const { images } = await draw({ normalisation: "none" }, train, matrix([[0, 20, 10]]));
  expect(Array.from(imageOf(images, 0))).toEqual([0, 1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1]);
});

test("a feature that a new table lacks has no bar", async () => {
  const { images } = await draw({ missing: "omit" }, train, matrix([[4, 8]]), ["g0", "g2"]);
  expect(Array.from(imageOf(images, 0))).toEqual([1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1]);
});

test("of more than fit those that rank highest are drawn, which is told; more asked for is refused", async () => {
  const { images, told } = await draw({}, someCounts(6, 9));
  expect(images.layout.features).toHaveLength(3);
  expect(told.join()).toMatch(/3 of 9 features fit/);
  await expect(draw({ top: 5 }, someCounts(6, 9))).rejects.toThrow(/top: 3, or pixels: 5/);
  await expect(draw({ gap: 1 }, someCounts(6, 9))).rejects.toThrow(/room for 1. Choose pixels: 6/);
});

test("auto: a column for each feature and its gap", async () => {
  const { images } = await draw({ pixels: "auto", gap: 1 }, someCounts(6, 9));
  expect([images.height, images.width]).toEqual([18, 18]);
});
