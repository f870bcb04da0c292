import { expect, test } from "@jest/globals";
import { assayColumns, assayFromColumns } from "../../src/data/arrow-assay.js";
import { arrowTable } from "../../src/data/arrow-file.js";
import { featureNames } from "../../src/data/assay.js";
import { exampleCohort } from "./example-cohort.js";

test.each(["rna", "atac"])("the columns of assay %s hold all of it", (name) => {
  const assay = exampleCohort().assays[name]!;
  const { columns, manifest } = assayColumns(assay, (column) => column);
  expect(columns.map(({ field }) => field.name)).toEqual([`assay:${name}`, `features:${name}`]);
  const back = assayFromColumns(arrowTable(columns, 4, "cohort"), manifest);
  expect(back.values).toEqual(assay.values);
  expect(back.measured).toEqual(assay.measured);
  expect(featureNames(back)).toEqual(featureNames(assay));
});

test("columns take the names that are free", () => {
  const { manifest } = assayColumns(exampleCohort().assays.rna!, (column) => `${column}_`);
  expect([manifest.values, manifest.features]).toEqual(["assay:rna_", "features:rna_"]);
});
