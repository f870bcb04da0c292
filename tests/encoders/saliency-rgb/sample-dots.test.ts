import { describe, expect, test } from "@jest/globals";
import { cohortSamples } from "../../../src/data/cohort.js";
import { imageOf } from "../../../src/data/images.js";
import { applySampleDots, fitSampleDots, type SampleDots } from "../../../src/encoders/saliency-rgb/sample-dots.js";
import { saliencyRgb } from "../../../src/encoders/saliency-rgb.js";
import { testContext } from "../../embed/context.js";
import { cohortOf, matrix, someCounts } from "../../prepare/cohorts.js";

const all = cohortOf(someCounts(14, 30));
const options = { ...saliencyRgb.defaults, assay: "", height: 24, width: 32, radius: 3 };
const fit = (cohort = all) => fitSampleDots("saliencyRgb", cohort, options, testContext());

test("each sample is one dot in its own colour, and nothing else", async () => {
  const state = await fit();
  const { x, y, colours } = state.drawing!.state as SampleDots;
  const { images } = applySampleDots("saliencyRgb", all, state);
  expect(images).toMatchObject({ count: 14, height: 24, width: 32, channels: 3 });
  expect(images!.layout).toMatchObject({ channels: ["tsne", "pca", "umap"], features: [], radius: 3 });
  for (let sample = 0; sample < 14; sample++) {
    const own = colours.subarray(3 * sample, 3 * sample + 3);
    const image = imageOf(images!, sample);
    for (let at = 0; at < 24 * 32; at++) {
      const inside = ((at % 32) - x[sample]!) ** 2 + (Math.floor(at / 32) - y[sample]!) ** 2 <= 9;
      expect(Array.from(image.subarray(3 * at, 3 * at + 3))).toEqual(inside ? Array.from(own) : [0, 0, 0]);
    }
  }
  for (const channel of [0, 1, 2]) {
    const shares = Array.from(colours).filter((_, i) => i % 3 === channel);
    expect([Math.min(...shares), Math.max(...shares)]).toEqual([0, 1]);
  }
});

test("a sample is found by its name, in any order", async () => {
  const state = await fit();
  const whole = applySampleDots("saliencyRgb", all, state).images!;
  const some = applySampleDots("saliencyRgb", cohortSamples(all, [5, 2]), state).images!;
  expect(imageOf(some, 0)).toEqual(imageOf(whole, 5));
  expect(imageOf(some, 1)).toEqual(imageOf(whole, 2));
});

describe("what cannot be placed is refused", () => {
  test("a sample that was not there", async () => {
    const state = await fit(cohortSamples(all, [0, 1, 2, 3]));
    expect(() => applySampleDots("saliencyRgb", all, state)).toThrow(
      /10 samples were not there.*s4.*place: "features"/,
    );
  });

  test("two samples, and missing values", async () => {
    await expect(fit(cohortSamples(all, [0, 1]))).rejects.toThrow(/there are 2\. Give three or more/);
    await expect(
      fit(
        cohortOf(
          matrix([
            [1, NaN],
            [2, 3],
            [4, 5],
          ]),
        ),
      ),
    ).rejects.toThrow(/missing/);
  });
});

test("samples that are all alike lie in one place", async () => {
  const { drawing } = await fit(
    cohortOf(
      matrix([
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
      ]),
    ),
  );
  const { colours } = drawing!.state as SampleDots;
  expect(colours.every(Number.isFinite)).toBe(true);
});
