import { describe, expect, test } from "@jest/globals";
import { assayFeatures } from "../../src/data/assay.js";
import { imageOf } from "../../src/data/images.js";
import { featuresAt } from "../../src/data/layout.js";
import { transOmics, type TransOmicsOptions } from "../../src/encoders/trans-omics.js";
import { testContext } from "../embed/context.js";
import { cohortOf, matrix, someCounts, withSamples } from "../prepare/cohorts.js";

const train = matrix(
  Array.from({ length: 8 }, (_, i) =>
    Array.from({ length: 8 }, (_, j) => (i === j ? 0 : i === (j + 1) % 8 ? 1 : 0.5) * 10),
  ),
);
const draw = async (given: Partial<TransOmicsOptions>, values = train, of = values) => {
  const options = { ...transOmics.defaults, pixels: 8, order: "given", normalisation: "none", ...given } as const;
  const ctx = testContext();
  const state = await transOmics.fit(cohortOf(values), options, ctx);
  return (await transOmics.apply(cohortOf(of), state, options, ctx)).images!;
};
const rounded = (image: Float32Array) => Array.from(image, (value) => Number(value.toFixed(5)) + 0);

describe("comparable", () => {
  test("angles by the range of the training samples; the diagonal tells a feature's own value", async () => {
    const images = await draw({}, train, matrix([[0, 10, 5, 20, -5, 10, 10, 10]]));
    const image = rounded(imageOf(images, 0));
    const angles = [0, 10, 5, 10, 0, 10, 10, 10].map((value) => Math.acos((2 * value) / 10 - 1));
    expect(image).toEqual(angles.flatMap((a) => angles.map((b) => Number(Math.cos(a + b).toFixed(5)) + 0)));
  });

  test("a sample with the same values twice as high is another picture", async () => {
    const images = await draw({}, train, matrix([[0, 1, 2, 3, 4, 5, 4, 3], [0, 2, 4, 6, 8, 10, 8, 6]])); // prettier-ignore
    expect(rounded(imageOf(images, 0))).not.toEqual(rounded(imageOf(images, 1)));
  });

  test("in an image that is no square no training value lies beyond the range, whichever side averages fewer features", async () => {
    // The finer side goes from 0 to 15, the other, of two features each, from 0.5 to 14.5.
    const values = matrix([Array.from({ length: 16 }, (_, f) => f), Array.from({ length: 16 }, (_, f) => 15 - f)]);
    const image = imageOf(await draw({ pixels: [16, 8] }, values), 0);
    const turned = imageOf(await draw({ pixels: [8, 16] }, values), 0);
    const angles = Array.from({ length: 16 }, (_, f) => Math.acos((2 * f) / 15 - 1));
    const means = Array.from({ length: 8 }, (_, k) => Math.acos((2 * (2 * k + 0.5)) / 15 - 1));
    angles.forEach((fine, f) =>
      means.forEach((coarse, k) => {
        expect(image[8 * f + k]).toBeCloseTo(Math.cos(fine + coarse), 5);
        expect(turned[16 * k + f]).toBeCloseTo(Math.cos(fine + coarse), 5);
      }),
    );
  });

  test("the difference is mirrored with the other sign", async () => {
    const images = await draw({ field: "difference" }, someCounts(6, 30));
    const image = imageOf(images, 2);
    for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) expect(image[8 * y + x]).toBeCloseTo(-image[8 * x + y]!, 6);
  });

  test("a pixel names the features of its row and of its column", async () => {
    const { layout } = await draw({}, someCounts(6, 16));
    expect(featuresAt(layout, 0, 1, 0)).toEqual(["g0", "g1", "g2", "g3"]);
    expect(featuresAt(layout, 0, 3, 3)).toEqual(["g6", "g7"]);
  });

  test("by default the most variable come first, as many as asked for", async () => {
    const { layout } = await draw({ order: "ranked", top: 8 }, matrix([[0, 0, 0, 0, 0, 0, 0, 0, 9], [5, 1, 1, 1, 1, 1, 1, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 9]])); // prettier-ignore
    expect(layout.features).toEqual(["g8", "g0", "g1", "g2", "g3", "g4", "g5", "g6"]);
    expect([layout.x[1], layout.y[1]]).toEqual([1, 1]);
  });

  test("a missing feature leaves its row and column blank", async () => {
    const options = { ...transOmics.defaults, pixels: 8, order: "given", missing: "omit" } as const;
    const ctx = testContext();
    const state = await transOmics.fit(cohortOf(train), options, ctx);
    const lacking = cohortOf(matrix([[1, 9, 3, 4, 5, 6, 7]]), ["g0", "g1", "g2", "g3", "g4", "g5", "g6"]);
    const image = imageOf((await transOmics.apply(lacking, state, options, ctx)).images!, 0);
    for (let i = 0; i < 8; i++) expect([image[8 * i + 7], image[56 + i]]).toEqual([0, 0]);
    expect(image.every(Number.isFinite)).toBe(true);
  });
});

describe("the order", () => {
  const options = { ...transOmics.defaults, pixels: 8 } as const;
  const reordered = (values: typeof train) => assayFeatures(cohortOf(values).assays.rna!, [3, 1, 7, 0, 2, 6, 5, 4]);
  const layoutOf = async (order: TransOmicsOptions["order"], turned: boolean) => {
    const cohort = cohortOf(train);
    const assays = turned ? { rna: reordered(train) } : cohort.assays;
    return (await transOmics.fit({ ...cohort, assays }, { ...options, order }, testContext())).layout.features;
  };

  test("that of the table matters only where it is asked for", async () => {
    expect(await layoutOf("given", true)).toEqual(["g3", "g1", "g7", "g0", "g2", "g6", "g5", "g4"]);
    expect(await layoutOf("given", false)).toEqual(["g0", "g1", "g2", "g3", "g4", "g5", "g6", "g7"]);
    for (const order of ["ranked", "clustered"] as const)
      expect(await layoutOf(order, true)).toEqual(await layoutOf(order, false));
  });

  test("may be by a ranker that reads the labels", async () => {
    const values = someCounts(12, 20);
    for (let i = 0; i < 12; i++) values.values[i * 20 + 13] = i < 6 ? i % 2 : 3 + (i % 2);
    const cohort = withSamples(cohortOf(values), { class: Array.from({ length: 12 }, (_, i) => (i < 6 ? "a" : "b")) });
    const told = { ...options, rank: "anovaF", top: 8 } as const;
    expect(transOmics.readsLabels?.(told)).toBe(true);
    const { layout, left } = await transOmics.fit({ ...cohort, roles: { label: "class" } }, told, testContext());
    expect(layout.features[0]).toBe("g13");
    expect(left).toHaveLength(12);
  });
});

describe("as published", () => {
  test("each sample by its own range: twice the values are the same colours", async () => {
    const images = await draw({ fidelity: "paper" }, train, matrix([[0, 1, 2, 3, 4, 5, 4, 3], [0, 2, 4, 6, 8, 10, 8, 6]])); // prettier-ignore
    expect(images.channels).toBe(3);
    expect(rounded(imageOf(images, 0))).toEqual(rounded(imageOf(images, 1)));
    const image = imageOf(images, 0);
    expect(Math.max(...image)).toBeCloseTo(253 / 255, 5); // viridis ends in fde725
    expect(Math.min(...image)).toBeCloseTo(1 / 255, 2); // and begins with 440154
  });

  test("a sample's own range is that of both sides", async () => {
    const values = matrix([Array.from({ length: 16 }, (_, f) => f), Array.from({ length: 16 }, (_, f) => 15 - f)]);
    const [tall, wide] = [await draw({ fidelity: "paper", pixels: [16, 8] }, values), await draw({ fidelity: "paper", pixels: [8, 16] }, values)]; // prettier-ignore
    const [first, second] = [imageOf(tall, 0), imageOf(wide, 0)];
    for (let f = 0; f < 16; f++)
      for (let k = 0; k < 8; k++) expect(second[3 * (16 * k + f)]).toBe(first[3 * (8 * f + k)]);
  });

  test("few features are repeated, one after another", async () => {
    const { layout } = await draw({ fidelity: "paper" }, someCounts(6, 3));
    expect(Array.from({ length: 8 }, (_, i) => featuresAt(layout, 0, i, i)[0])).toEqual(["g0", "g1", "g2", "g0", "g1", "g2", "g0", "g1"]); // prettier-ignore
  });
});

test("sizes are those of the paper", async () => {
  const wrong = (pixels: TransOmicsOptions["pixels"]) => () => transOmics.check?.({ ...transOmics.defaults, pixels });
  expect(wrong(129)).toThrow(/8 to 128/);
  expect(wrong(7)).toThrow(/8 to 128/);
  expect((await draw({ pixels: "auto" }, someCounts(6, 30))).height).toBe(30);
  expect((await draw({ pixels: "auto" }, someCounts(6, 3))).height).toBe(8);
});
