import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { toCsr } from "../../src/data/csr.js";
import { filterMissing } from "../../src/prepare/filter-missing.js";
import { cohortOf, listening, matrix, prepareWith } from "./cohorts.js";

const holey = matrix([
  [1, NaN, NaN, 4, 0],
  [2, NaN, 5, 6, 0],
  [3, Infinity, NaN, 2, 0],
  [NaN, 7, 6, 1, 0],
]);

describe("filterMissing", () => {
  test.each([
    [0.5, ["g0", "g2", "g3", "g4"]],
    [0.25, ["g0", "g3", "g4"]],
    [1, ["g0", "g1", "g2", "g3", "g4"]],
  ])("features missing in more than %d of the training samples go", async (maxShare, left) => {
    for (const values of [holey, toCsr(holey)]) {
      const { cohort } = await prepareWith(filterMissing, { maxShare }, values);
      expect(featureNames(cohort.assays.rna!)).toEqual(left);
    }
  });

  test("the share itself is not too much", async () => {
    const some = matrix(Array.from({ length: 100 }, (_, i) => [i < 29 ? NaN : 1, i < 30 ? NaN : 1, 1, 1, 1]));
    const { cohort } = await prepareWith(filterMissing, { maxShare: 0.29 }, some);
    expect(featureNames(cohort.assays.rna!)).toEqual(["g0", "g2", "g3", "g4"]);
    const sample = matrix([29, 30].map((count) => Array.from({ length: 100 }, (_, j) => (j < count ? NaN : 1))));
    const options = { ...filterMissing.defaults, maxSampleShare: 0.29 };
    expect(filterMissing.select!(cohortOf(sample), options, listening().ctx)).toEqual(Uint8Array.of(1, 0));
  });

  test("what the training samples miss decides, not what new ones miss", async () => {
    const { values } = await prepareWith(filterMissing, {}, holey, matrix([[NaN, 1, 2, 3, NaN]]));
    expect(values).toMatchObject({ columns: 4, values: Float32Array.of(NaN, 2, 3, NaN) });
  });

  test("samples that miss too many features go, and are named", () => {
    const { ctx, warnings } = listening();
    const options = { ...filterMissing.defaults, maxSampleShare: 0.3 };
    expect(filterMissing.select!(cohortOf(holey), options, ctx)).toEqual(Uint8Array.of(0, 1, 0, 1));
    expect(warnings).toEqual(["filterMissing: 2 of 4 samples are dropped: s0, s2."]);
  });

  test("a feature missing everywhere is dropped; too few left is an error", async () => {
    const empty = matrix([[1, NaN, 2, NaN]]);
    await expect(prepareWith(filterMissing, {}, empty)).rejects.toThrow(/2 of 4 features are left.*Raise maxShare/);
  });

  test.each([{ maxShare: 50 }, { maxSampleShare: -1 }, { maxShare: NaN }])("%j is refused", async (options) => {
    await expect(prepareWith(filterMissing, options, holey)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
