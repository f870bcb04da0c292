import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { filterDetection } from "../../src/prepare/filter-detection.js";
import { bothKinds, cohortOf, listening, matrix, prepareWith } from "./cohorts.js";

const values = matrix([
  [1, 0, 5, 2, NaN],
  [3, 0, 4, 0, NaN],
  [5, 0, 8, 1, 1],
  [9, 1, 0, 1, 0],
]);

describe.each(bothKinds(values))("filterDetection, %s", (_kind, counts) => {
  const keptOf = async (given: object) =>
    featureNames((await prepareWith(filterDetection, given, counts)).cohort.assays.rna!);

  test("features are detected in a share of the training samples; missing is not detected", async () => {
    expect(await keptOf({ minShare: 0.5 })).toEqual(["g0", "g2", "g3"]);
    expect(await keptOf({ minShare: 0.25 })).toEqual(["g0", "g1", "g2", "g3", "g4"]);
  });

  test("the share itself is enough", async () => {
    const rare = matrix(Array.from({ length: 100 }, (_, i) => [i < 7 ? 1 : 0, i < 6 ? 1 : 0, 1, 1, 1]));
    const { cohort } = await prepareWith(filterDetection, { minShare: 0.07 }, rare);
    expect(featureNames(cohort.assays.rna!)).toEqual(["g0", "g2", "g3", "g4"]);
    const sample = matrix([7, 6].map((count) => Array.from({ length: 100 }, (_, j) => (j < count ? 1 : 0))));
    const options = { ...filterDetection.defaults, minSampleShare: 0.07 };
    expect(filterDetection.select!(cohortOf(sample), options, listening().ctx)).toEqual(Uint8Array.of(1, 0));
  });

  test("above a limit", async () => {
    expect(await keptOf({ minShare: 0.25, above: 1 })).toEqual(["g0", "g2", "g3"]);
    await expect(keptOf({ minShare: 0.5, above: 2 })).rejects.toThrow(/2 of 5 features are left/);
  });

  test("samples that detect too few features go", () => {
    const { ctx, warnings } = listening();
    const options = { ...filterDetection.defaults, minSampleShare: 0.6 };
    expect(filterDetection.select!(cohortOf(counts), options, ctx)).toEqual(Uint8Array.of(1, 0, 1, 1));
    expect(warnings).toEqual(["filterDetection: 1 of 4 samples are dropped: s1."]);
    const none = filterDetection.select!(cohortOf(counts), { ...options, minSampleShare: 1 }, ctx);
    expect(none).toEqual(new Uint8Array(4));
  });

  test.each([{ above: -1 }, { minShare: 2 }, { minSampleShare: NaN }])("%j is refused", async (options) => {
    await expect(keptOf(options)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
