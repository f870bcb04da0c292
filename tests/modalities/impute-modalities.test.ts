import { expect, test } from "@jest/globals";
import { valuesFromArrow, valuesToArrow } from "../../src/data/arrow.js";
import { cohortSamples } from "../../src/data/cohort.js";
import { toDense } from "../../src/data/matrix.js";
import { imputeModalities, type ImputeModalitiesState } from "../../src/modalities/impute-modalities.js";
import { listening } from "../prepare/cohorts.js";
import { severalAssays } from "./several.js";

const { ctx } = listening();
const mean = { by: "mean" as const, neighbours: 5 };
const knn = { by: "knn" as const, neighbours: 1 };
const cohort = severalAssays({
  rna: [[0, 10], [1, 20], [9, 30], null, [8, 99]], // prettier-ignore
  mirna: [[1, 1], [3, NaN], null, [5, 5], null], // prettier-ignore
});
const [train, test4] = [cohortSamples(cohort, [0, 1, 2, 3]), cohortSamples(cohort, [4])];
const valuesOf = (made: typeof cohort, name: string) => Array.from(toDense(made.assays[name]!.values).values);
const learn = async (options: typeof mean | typeof knn) => {
  const state = await imputeModalities.fit(train, options, ctx);
  return valuesFromArrow(valuesToArrow(state)) as ImputeModalitiesState; // as folds and saved studies have it
};

test("the mean is that of the training samples on which the assay was measured, and of nobody else", async () => {
  const made = await imputeModalities.apply(test4, await learn(mean), mean, ctx);
  expect(valuesOf(made, "mirna")).toEqual([3, 3]); // (1 + 3 + 5) / 3, and (1 + 5) / 2 of those known
  expect([...made.assays["mirna"]!.measured]).toEqual([1]);
  const changed = { ...cohort, assays: { ...cohort.assays, mirna: severalAssays({ mirna: [[1, 1], [3, NaN], [77, 77], [5, 5], [99, 99]] }).assays["mirna"]! } }; // prettier-ignore
  const hidden = { ...changed.assays.mirna, measured: cohort.assays["mirna"]!.measured };
  const again = await imputeModalities.fit(cohortSamples({ ...changed, assays: { ...changed.assays, mirna: hidden } }, [0, 1, 2, 3]), mean, ctx); // prettier-ignore
  expect(again).toEqual(await imputeModalities.fit(train, mean, ctx)); // what stands in unmeasured rows is nobody's business
});

test("nearest neighbours: the training sample most alike in the other assays, among those that have this one", async () => {
  const state = await learn(knn);
  const made = await imputeModalities.apply(train, state, knn, ctx);
  // s2 lacks mirna: rna [9, 30] is nearest to s1 [1, 20], whose unknown second value gives way to the mean.
  expect(valuesOf(made, "mirna")).toEqual([1, 1, 3, NaN, 3, 3, 5, 5]);
  // s3 lacks rna: mirna [5, 5] is nearer to s1's 3 alone than to s0's [1, 1].
  expect(valuesOf(made, "rna").slice(6)).toEqual([1, 20]);
});

test("what was measured stays as it is, and the input is not touched", async () => {
  const before = valuesOf(cohort, "mirna");
  const made = await imputeModalities.apply(cohort, await learn(mean), mean, ctx);
  expect(valuesOf(made, "mirna").slice(0, 4)).toEqual(before.slice(0, 4));
  expect(valuesOf(cohort, "mirna")).toEqual(before);
  expect([...cohort.assays["mirna"]!.measured]).toEqual([1, 1, 0, 1, 0]);
});

test("an assay that no training sample has cannot be filled in", () => {
  expect(() => imputeModalities.fit(cohortSamples(cohort, [2, 4]), mean, ctx)).toThrow(
    /No training sample has assay "mirna"/,
  );
});

test("options are checked", () => {
  expect(() => imputeModalities.check!({ by: "median" as "mean", neighbours: 5 })).toThrow(/median/);
  expect(() => imputeModalities.check!({ by: "knn", neighbours: 0 })).toThrow(/whole number/);
});
