import { expect, test } from "@jest/globals";
import { alignCohort } from "../../src/omics/align-cohort.js";
import { severalAssays } from "../modalities/several.js";

const profile = (name: string, features: string[]) => ({ name, features, typical: new Float32Array(features.length) });
const two = [profile("rna", ["r0", "r1"]), profile("mirna", ["m0"])];

test("an assay that is not given was not measured; what does not fit is told with its assay", () => {
  const { cohort, unknown, missing } = alignCohort(two, severalAssays({ rna: [[1, 2], [3, 4]] }, { rna: ["r1", "x"] })); // prettier-ignore
  expect(Object.keys(cohort.assays)).toEqual(["rna", "mirna"]);
  expect([...cohort.assays["rna"]!.measured, ...cohort.assays["mirna"]!.measured]).toEqual([1, 1, 0, 0]);
  expect([unknown, missing]).toEqual([["rna:x"], ["rna:r0"]]);
});

test("an assay that the study does not have is refused, nearest first", () => {
  expect(() => alignCohort(two, severalAssays({ mrna: [[1, 2]] }))).toThrow(/no assay "mrna".*rna/);
});

test("a study of one assay takes the only one, under the study's name; so do runs of older versions", () => {
  const given = severalAssays({ table: [[1, 2]] }, { table: ["r0", "r1"] }); // prettier-ignore
  expect(Object.keys(alignCohort([two[0]!], given).cohort.assays)).toEqual(["rna"]);
  expect(Object.keys(alignCohort([profile("", ["r0", "r1"])], given).cohort.assays)).toEqual(["table"]);
});
