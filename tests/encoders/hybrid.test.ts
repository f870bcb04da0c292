import { describe, expect, test } from "@jest/globals";
import { ABSENT } from "../../src/data/layout.js";
import { type Cohort, cohortSamples } from "../../src/data/cohort.js";
import { imageOf } from "../../src/data/images.js";
import { encoderNamed, hybrid } from "../../src/encoders/encoder-named.js";
import type { HybridOptions } from "../../src/encoders/hybrid.js";
import { omics } from "../../src/omics/omics.js";
import { testContext } from "../embed/context.js";
import { cohortOf, someCounts } from "../prepare/cohorts.js";

const train = cohortOf(someCounts(12, 25));
const others = cohortOf(someCounts(4, 25, 2));
const optionsOf = (given: Partial<HybridOptions>) => ({ ...hybrid.defaults, pixels: 12, ...given });
const encode = async (given: Partial<HybridOptions>, cohort: Cohort = others, from: Cohort = train) => {
  const options = optionsOf(given);
  hybrid.check!(options);
  const state = await hybrid.fit(from, options, testContext());
  return (await hybrid.apply(cohort, state, options, testContext())).images!;
};
const alone = async (name: string, given: object, index: number) => {
  const encoder = encoderNamed(name);
  const options = { ...(encoder.defaults as object), pixels: 12, ...given };
  const ctx = testContext();
  const state = await encoder.fit(train, options, { ...ctx, random: ctx.random.fork(`${index}:${name}`) });
  return (await encoder.apply(others, state, options, testContext())).images!;
};
/** One channel of every image. */
const channel = ({ values, channels }: { values: Float32Array; channels: number }, c: number) =>
  Array.from(values).filter((_, at) => at % channels === c);

const parts = [["deepInsight", { by: "pca" }], "saliencyRgb"] as const;

test("channels: each encoder draws its own as it would alone", async () => {
  const images = await encode({ of: parts });
  expect(images.layout.channels).toEqual([
    "deepInsight pca",
    "saliencyRgb tsne",
    "saliencyRgb pca",
    "saliencyRgb umap",
  ]);
  const own = [await alone("deepInsight", { by: "pca" }, 0), await alone("saliencyRgb", {}, 1)];
  expect(channel(images, 0)).toEqual(channel(own[0]!, 0));
  for (const c of [0, 1, 2]) expect(channel(images, 1 + c)).toEqual(channel(own[1]!, c));
  expect(images.layout.features).toHaveLength(25);
});

test("blend: a pixel is the mean of what each draws there", async () => {
  const of = [
    ["deepInsight", { by: "pca" }],
    ["deepInsight", { by: "umap" }],
  ] as const;
  const images = await encode({ of, join: "blend" });
  const own = [await alone("deepInsight", { by: "pca" }, 0), await alone("deepInsight", { by: "umap" }, 1)];
  expect(images.layout.channels).toEqual(["pca + umap"]);
  images.values.forEach((value, at) => expect(value).toBeCloseTo((own[0]!.values[at]! + own[1]!.values[at]!) / 2, 6));
});

test("parts may draw different assays; features bear their names", async () => {
  const both = (cohort: Cohort, seed: number): Cohort => ({
    ...cohort,
    assays: {
      ...cohort.assays,
      protein: { ...cohort.assays.rna!, name: "protein", values: someCounts(cohort.samples.numRows, 25, seed) },
    },
  });
  const of = [
    ["deepInsight", { by: "pca", assay: "rna" }],
    ["deepInsight", { by: "pca", assay: "protein" }],
  ] as const;
  const images = await encode({ of }, both(others, 8), both(train, 7));
  expect(images.layout.channels).toEqual(["1 deepInsight pca", "2 deepInsight pca"]);
  const { features, x } = images.layout;
  expect(features).toHaveLength(50);
  features.forEach((feature, f) => {
    const own = feature.startsWith("rna:") ? 0 : 1;
    expect(x[own * 50 + f]).not.toBe(ABSENT);
    expect(x[(1 - own) * 50 + f]).toBe(ABSENT);
  });
});

test("new samples are drawn one by one as together", async () => {
  const together = await encode({ of: parts });
  const one = await encode({ of: parts }, cohortSamples(others, [2]));
  expect(imageOf(one, 0)).toEqual(imageOf(together, 2));
});

describe("what does not fit is refused", () => {
  test.each<[string, Partial<HybridOptions>, RegExp]>([
    ["one encoder", { of: ["deepInsight"] }, /1 encoders are named.*two or more/],
    ["a size that each would choose", { of: parts, pixels: "auto" }, /each encoder would choose another size/],
    ["a size of its own", { of: [["deepInsight", { pixels: 8 }], "saliencyRgb"] }, /deepInsight has its own pixels/],
    [
      "a picture of other samples",
      { of: [["saliencyRgb", { place: "samples" }], "deepInsight"] },
      /cannot be joined: a dot/,
    ],
    ["an unknown encoder", { of: ["deepInsight", "saliencyRbg"] }, /saliencyRgb/],
    ["an option that a part does not have", { of: [["deepInsight", { radios: 1 }], "saliencyRgb"] }, /radios/],
    ["a blend of one and three channels", { of: parts, join: "blend" }, /1, 3 channels/],
  ])("%s", async (_, given, message) => {
    await expect((async () => encode(given))()).rejects.toThrow(message);
  });
});

test("a plan records its encoders, and is rebuilt from what it records", () => {
  const plan = omics("counts.tsv").encode(["deepInsight", ["saliencyRgb", { radius: 2 }]], { pixels: 32 });
  expect(plan.toJSON().steps).toEqual([
    {
      verb: "encode",
      method: "hybrid",
      options: { pixels: 32, of: ["deepInsight", ["saliencyRgb", { radius: 2 }]] },
    },
  ]);
  expect(omics.fromJSON(JSON.parse(JSON.stringify(plan.toJSON()))).toJSON()).toEqual(plan.toJSON());
});
