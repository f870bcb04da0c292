import { expect, test } from "@jest/globals";
import { assayFeatures, assaySamples, featureNames } from "../../src/data/assay.js";
import { toDense } from "../../src/data/matrix.js";
import { numbers } from "../../src/data/table.js";
import { exampleCohort } from "./example-cohort.js";

const { rna, atac } = exampleCohort().assays as Required<ReturnType<typeof exampleCohort>["assays"]>;

test("features are named as their table says", () => {
  expect(featureNames(rna!)).toEqual(["TP53", "GAPDH", "ß-actin"]);
});

test("chosen samples keep their values and whether they were measured", () => {
  const chosen = assaySamples(rna!, [2, 0]);
  expect([...toDense(chosen.values).values]).toEqual([...rna!.values.values.slice(6, 9), 1, 2, 3]);
  expect([...chosen.measured]).toEqual([0, 1]);
  expect(chosen.features).toBe(rna!.features);
});

test("chosen features keep their values and their rows of the feature table", () => {
  const chosen = assayFeatures(rna!, [2, 0]);
  expect(featureNames(chosen)).toEqual(["ß-actin", "TP53"]);
  expect([...numbers(chosen.features, "start")]).toEqual([7, 100]);
  expect([...toDense(chosen.values).values].slice(0, 2)).toEqual([3, 1]);
  expect(chosen.measured).toBe(rna!.measured);
});

test("a sparse assay stays sparse", () => {
  const chosen = assayFeatures(assaySamples(atac!, [3, 2]), [1]);
  expect(chosen.values.kind).toBe("csr");
  expect([...toDense(chosen.values).values]).toEqual([4, 3]);
});
