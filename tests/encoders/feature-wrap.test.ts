import { expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { featuresAt } from "../../src/data/layout.js";
import { featureWrap, type FeatureWrapOptions } from "../../src/encoders/feature-wrap.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts } from "../prepare/cohorts.js";

const train = matrix([
  [0, 10, 4, 1],
  [4, 20, 8, 2],
]);
const draw = async (given: Partial<FeatureWrapOptions>, values = train, of = values, names?: string[]) => {
  const options = { ...featureWrap.defaults, pixels: [2, 3], order: "given", bins: 4, ...given } as const;
  const state = await featureWrap.fit(cohortOf(values), options, testContext());
  return (await featureWrap.apply(cohortOf(of, names), state, options, testContext())).images!;
};

test("a bit for the bin of each value, eight bits a pixel, row by row", async () => {
  // Bins 0, 3, 1 and 2 of four: 1000 0001 | 0100 0010.
  const images = await draw({}, train, matrix([[0, 20, 5, 1.5]]));
  const expected = [0b10000001 / 255, 0b01000010 / 255, 0, 0, 0, 0].map(Math.fround);
  expect(Array.from(imageOf(images, 0))).toEqual(expected);
});

test("with a bit a pixel, pixels are bits", async () => {
  const images = await draw({ bitsPerPixel: 1, pixels: 4 }, train, matrix([[0, 20, 5, 1.5]]));
  expect(Array.from(imageOf(images, 0))).toEqual([1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0]);
});

test("a pixel names the features of its bits, by how many it has of each", async () => {
  const { layout } = await draw({ bins: 6, pixels: 2 });
  expect(featuresAt(layout, 0, 0, 0)).toEqual(["g0", "g1"]);
  expect(Array.from(layout.weight.subarray(0, 2))).toEqual([0.75, 0.25]);
  expect(featuresAt(layout, 0, 1, 1)).toEqual([]);
});

test("a missing feature sets no bit", async () => {
  const images = await draw({ missing: "omit" }, train, matrix([[0, 8, 2]]), ["g0", "g2", "g3"]);
  expect(imageOf(images, 0)[0]).toBeCloseTo(0b10000000 / 255, 6);
});

test("of more than fit those that rank highest; auto has room for all", async () => {
  expect((await draw({ pixels: 2 }, someCounts(6, 30))).layout.features).toHaveLength(8);
  expect((await draw({ pixels: "auto" }, someCounts(6, 30))).height).toBe(4);
  await expect(draw({ pixels: 2, top: 9 }, someCounts(6, 30))).rejects.toThrow(/top: 8, or pixels: 3/);
});

test("options out of range are refused", () => {
  const wrong = (given: object) => () => featureWrap.check?.({ ...featureWrap.defaults, ...given });
  expect(wrong({ bins: 1 })).toThrow(/bins/);
  expect(wrong({ bitsPerPixel: 17 })).toThrow(/1 to 16/);
});
