import { expect, test } from "@jest/globals";
import { tableFromIPC } from "apache-arrow";
import { assayToArrow, cohortFromArrow } from "../../src/data/arrow.js";
import { dense } from "../../src/data/dense.js";
import { columnNames, numbers, tableOf, texts } from "../../src/data/table.js";
import { exampleCohort } from "./example-cohort.js";

test("an assay alone names its samples by number", () => {
  const cohort = cohortFromArrow(assayToArrow(exampleCohort().assays.rna!));
  expect(texts(cohort.samples, "sample")).toEqual(["1", "2", "3", "4"]);
  expect(columnNames(cohort.samples)).toEqual(["sample"]);
  expect(numbers(cohort.assays.rna!.features, "start")[0]).toBe(100);
});

test("an assay may be given its samples", () => {
  const samples = tableOf({ sample: ["a", "b", "c", "d"], label: ["x", "y", "x", "y"] });
  const bytes = assayToArrow(exampleCohort().assays.atac!, samples);
  expect(texts(cohortFromArrow(bytes).samples, "label")).toEqual(["x", "y", "x", "y"]);
});

test("thousands of features are one column, not thousands", () => {
  const table = tableFromIPC(assayToArrow({ ...exampleCohort().assays.rna!, values: dense(4, 3) }));
  expect(columnNames(table)).toEqual(["sample", "assay:rna", "features:rna"]);
});
