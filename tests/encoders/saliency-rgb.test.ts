import { expect, test } from "@jest/globals";
import { featuresAt } from "../../src/data/layout.js";
import { saliencyRgb } from "../../src/encoders/saliency-rgb.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const options = { ...saliencyRgb.defaults, pixels: [24, 32] as const, perplexity: 6, neighbours: 6 };

test("each feature has a whole disc in each of the three layouts", async () => {
  const { layout } = await saliencyRgb.fit(cohortOf(someCounts(10, 30)), options, testContext());
  expect(layout.channels).toEqual(["tsne", "pca", "umap"]);
  expect(layout.feature.length).toBe(3 * 30 * 29);
  for (let channel = 0; channel < 3; channel++) {
    const at = channel * 30;
    expect(featuresAt(layout, channel, layout.x[at]!, layout.y[at]!)).toContain("g0");
    const [x, y] = [layout.x.subarray(at, at + 30), layout.y.subarray(at, at + 30)];
    expect([Math.min(...x), Math.max(...x)]).toEqual([3, 28]);
    expect([Math.min(...y), Math.max(...y)]).toEqual([3, 20]);
  }
});

test("a channel shows expression at its own layout", async () => {
  const cohort = cohortOf(someCounts(10, 30));
  const state = await saliencyRgb.fit(cohort, { ...options, radius: 0 }, testContext());
  const { images } = await saliencyRgb.apply(cohort, state, options, testContext());
  const { layout } = state;
  const values = cohort.assays.rna!.values.values;
  for (let channel = 0; channel < 3; channel++)
    for (let feature = 0; feature < 30; feature++) {
      const [x, y] = [layout.x[channel * 30 + feature]!, layout.y[channel * 30 + feature]!];
      if (featuresAt(layout, channel, x, y).length > 1) continue;
      const own = Number(layout.features[feature]!.slice(1)); // "g12" is column 12 of the table
      const column = Array.from({ length: 10 }, (_, sample) => values[sample * 30 + own]!);
      const brightness = (column[0]! - Math.min(...column)) / (Math.max(...column) - Math.min(...column));
      expect(images!.values[(y * 32 + x) * 3 + channel]).toBeCloseTo(brightness, 6);
    }
});

test("a disc that does not fit the image is refused", () => {
  const wrong = (given: object) => () => saliencyRgb.check?.({ ...saliencyRgb.defaults, ...given });
  expect(wrong({ radius: 64 })).toThrow(/radius is 64 in an image of 128 × 128/);
  expect(wrong({ radius: -1 })).toThrow(/radius is -1/);
  expect(wrong({ radius: 1.5 })).toThrow(/radius is 1\.5/);
  expect(wrong({ pixels: 7 })).not.toThrow();
  expect(wrong({ pixels: 6 })).toThrow(/radius is 3 in an image of 6 × 6/);
});
