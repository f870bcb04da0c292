import { describe, expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import type { Cohort } from "../../src/data/cohort.js";
import { filter, type FilterOptions } from "../../src/prepare/filter.js";
import { mergeOptions } from "../../src/registry.js";
import { bothKinds, cohortOf, listening, matrix, prepareWith } from "./cohorts.js";

const counts = matrix([
  [5, 0, 1, 4, 0],
  [0, 0, 0, 0, 0],
  [1, 1, 1, 0, 0],
  [9, 2, 0, 1, 0],
]);
const names = ["a", "b", "MT-c", "d", "e"];
const selected = (cohort: Cohort, given: Partial<FilterOptions>) => {
  const { ctx, warnings } = listening();
  return { kept: [...filter.select!(cohort, mergeOptions("filter", filter.defaults, given), ctx)], warnings };
};

describe.each(bothKinds(counts))("samples of a %s table", (_kind, values) => {
  const cohort = cohortOf(values, names);
  test.each<[Partial<FilterOptions>, number[]]>([
    [{}, [1, 0, 1, 1]],
    [{ minFeatures: 0 }, [1, 1, 1, 1]],
    [{ minCounts: 10 }, [1, 0, 0, 1]],
    [{ maxCounts: 10 }, [1, 0, 1, 0]],
    [{ maxFeatures: 2, minFeatures: 0 }, [0, 1, 0, 0]],
    [{ maxMitochondrial: 0.2 }, [1, 0, 0, 1]],
    [{ maxMitochondrial: 0.2, mitochondrialPrefix: "a" }, [0, 0, 0, 0]],
  ])("%j", (options, expected) => {
    expect(selected(cohort, options).kept).toEqual(expected);
  });
});

describe("select", () => {
  test("says which samples are dropped", () => {
    expect(selected(cohortOf(counts), {}).warnings).toEqual(["filter: 1 of 4 samples are dropped: s1."]);
  });

  test("a sample is judged by its own values: others make no difference", () => {
    const alone = matrix([[1, 1, 1, 0, 0]]);
    expect(selected(cohortOf(alone), { minCounts: 3, maxCounts: 3 }).kept).toEqual([1]);
  });

  test("a sample on which the assay was not measured cannot be judged and stays", () => {
    const cohort = cohortOf(counts, names, Uint8Array.of(1, 0, 1, 1));
    expect(selected(cohort, { minCounts: 10 }).kept).toEqual([1, 1, 0, 1]);
  });

  test("maxMitochondrial without mitochondrial features is told", () => {
    expect(selected(cohortOf(counts), { maxMitochondrial: 0.2 }).warnings[0]).toMatch(/No feature starts with "MT-"/);
  });
});

describe("features", () => {
  test("those seen in enough training samples are kept, whatever other rows say", async () => {
    const other = matrix([[0, 0, 0, 0, 9]]);
    const { cohort, values } = await prepareWith(filter, { minSamples: 2 }, counts, other);
    expect(featureNames(cohort.assays.rna!)).toEqual(["g0", "g1", "g2", "g3"]);
    expect(values).toMatchObject({ rows: 1, columns: 4, values: Float32Array.of(0, 0, 0, 0) });
  });

  test("a missing value counts as not seen", async () => {
    const holey = matrix([[1, NaN, 1, 1], [1, 1, 1, 1]]); // prettier-ignore
    const { cohort } = await prepareWith(filter, { minSamples: 2 }, holey);
    expect(featureNames(cohort.assays.rna!)).toEqual(["g0", "g2", "g3"]);
  });

  test("fewer than three left is an error", async () => {
    await expect(prepareWith(filter, { minSamples: 4 }, counts)).rejects.toThrow(
      /0 of 5 features are left.*minSamples/,
    );
  });
});

test.each<[Partial<FilterOptions>, RegExp]>([
  [{ minSamples: -1 }, /"minSamples" is -1/],
  [{ maxCounts: NaN }, /"maxCounts" is null/],
  [{ maxMitochondrial: 20 }, /share between 0 and 1.*Write 20 % as 0.2/],
  [{ minFeatures: 300, maxFeatures: 200 }, /"minFeatures" \(300\) is above "maxFeatures" \(200\)/],
])("%j is refused", async (options, message) => {
  await expect(prepareWith(filter, options, counts)).rejects.toThrow(message);
});
