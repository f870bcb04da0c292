import { describe, expect, test } from "@jest/globals";
import { type Dense, rowOf } from "../../../src/data/dense.js";
import type { Images } from "../../../src/data/images.js";
import { binPixels } from "../../../src/encoders/placing/pixel-bins.js";
import { deepInsight, type DeepInsightOptions } from "../../../src/encoders/deep-insight.js";
import { drawImages } from "../../../src/encoders/drawing/draw.js";
import { imagesToTable } from "../../../src/encoders/layout/images-to-table.js";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { testContext } from "../../embed/context.js";
import { cohortOf, someCounts } from "../../prepare/cohorts.js";
import { describeWithShared, excess, matrixOf, parityCase } from "../../shared.js";

async function there(values: Dense, given: Partial<DeepInsightOptions>) {
  const options = { ...deepInsight.defaults, pixels: 12, by: "pca", ...given } as const;
  const ctx = testContext();
  const state = await deepInsight.fit(cohortOf(values), options, ctx);
  const { images } = await deepInsight.apply(cohortOf(values), state, options, ctx);
  return { state, images: images! };
}

describe("features that have pixels of their own", () => {
  test.each(["feature", "log", "global", "none"] as const)(
    "come back as they were, normalised by %s",
    async (normalisation) => {
      const values = someCounts(8, 20);
      const { state, images } = await there(values, { normalisation, assign: "lsa", by: ["pca", "kernelPca"] });
      const back = imagesToTable(images, state);
      const order = state.layout.features.map((name) => Number(name.slice(1)));
      for (let i = 0; i < 8; i++)
        rowOf(back, i).forEach((value, f) => expect(value).toBeCloseTo(values.values[i * 20 + order[f]!]!, 3));
    },
  );

  test("constant ones too", async () => {
    const values = someCounts(8, 9);
    const constant = { ...values, values: values.values.map((value, at) => (at % 9 === 4 ? 3 : value)) };
    const { state, images } = await there(constant, { assign: "lsa" });
    const back = imagesToTable(images, state);
    expect(rowOf(back, 2)[state.layout.features.indexOf("g4")]).toBe(3);
  });
});

test("images that are no sums are refused", () => {
  const layout = buildLayout({
    height: 2,
    width: 2,
    channels: ["a"],
    features: ["g"],
    x: Uint16Array.of(0),
    y: Uint16Array.of(1),
    radius: 0,
  });
  const drawing = { encoder: "transOmics", state: {} };
  const images: Images = { count: 1, height: 2, width: 2, channels: 1, values: new Float32Array(4), layout, drawing };
  const normalisation = { name: "none", shift: new Float64Array(1), factor: new Float64Array(1).fill(1) } as const;
  expect(() => imagesToTable(images, { layout, normalisation })).toThrow(/"transOmics" are no weighted sums/);
});

describe("weights that do not sum to 1", () => {
  const none = (features: number) => {
    const shift = new Float64Array(features);
    return { name: "none", shift, factor: shift.map(() => 1) } as const;
  };
  /** Features a and b: each alone on a pixel, then both, then c alone. */
  const layoutOf = (weight: number[]) => ({
    height: 1,
    width: 4,
    channels: ["a"],
    features: ["a", "b", "c"],
    x: Uint16Array.of(0, 1, 3),
    y: new Uint16Array(3),
    radius: 0,
    start: Uint32Array.of(0, 1, 2, 4, 5),
    feature: Uint32Array.of(0, 1, 0, 1, 2),
    weight: Float32Array.from(weight),
  });
  const read = (weight: number[], row: number[]) => {
    const layout = layoutOf(weight);
    const values = drawImages({ kind: "dense", rows: 1, columns: 3, values: Float32Array.from(row) }, layout);
    const images: Images = { count: 1, height: 1, width: 4, channels: 1, values, layout };
    return [...imagesToTable(images, { layout, normalisation: none(3) }).values];
  };

  test("pixels that a part of a blend leaves blank are as bright as their features", () => {
    expect(read([0.5, 0.5, 0.5, 0.5, 0.5], [4, 4, 7])).toEqual([4, 4, 7]);
    // Two thirds of each come from a pixel of its own, a third from the mean of both.
    expect(read([0.5, 0.5, 0.5, 0.5, 0.5], [3, 6, 7]).map((value) => Math.round(value * 1e6) / 1e6)).toEqual([
      3.5, 5.5, 7,
    ]);
  });

  test("signed scores are refused", () => {
    expect(() => read([1, 1, 0.5, -0.5, 1], [1, 2, 3])).toThrow(/either sign, so that no table/);
  });
});

describeWithShared("pyDeepInsight's transform and inverse_transform", ["fixtures/parity/layouts.json"], () => {
  test("pixels are means of what collides, and each feature gets its pixel's mean back", () => {
    const { input, expected, tolerance } = parityCase("layouts", "collision-mean");
    // The reference calls the first coordinate the row.
    const points = Float64Array.from(input.rotated.data as number[]).map((_, i, all) => all[i ^ 1]!);
    const values = matrixOf(input.values);
    const features = Array.from({ length: values.columns }, (_, f) => `g${f}`);
    const layout = buildLayout({
      height: 8,
      width: 8,
      channels: ["tsne"],
      features,
      ...binPixels(points, 8, 8),
      radius: 0,
    });
    const drawn = drawImages(values, layout);
    const images: Images = { count: values.rows, height: 8, width: 8, channels: 1, values: drawn, layout };
    expect(excess(drawn, expected.images.data as number[], tolerance)).toBeLessThanOrEqual(0);
    const same = new Float64Array(values.columns);
    const back = imagesToTable(images, {
      layout,
      normalisation: { name: "none", shift: same, factor: same.map(() => 1) },
    });
    // The reference gives each value three times, as red, green and blue.
    const inverse = (expected.inverse.data as number[]).filter((_, i) => i % 3 === 0);
    expect(excess(back.values, inverse, tolerance)).toBeLessThanOrEqual(0);
  });
});
