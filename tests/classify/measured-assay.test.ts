import { expect, test } from "@jest/globals";
import { measuredAssay } from "../../src/classify/measured-assay.js";
import { smallCohort } from "../omics/small-cohort.js";

const cohort = smallCohort({ samples: 4, features: 2, classes: 2 });
const [name] = Object.keys(cohort.assays) as [string];

test("the only assay is meant where none is named", () => {
  expect(measuredAssay(cohort, "")).toBe(cohort.assays[name]);
});

test("a whole assay that a sample lacks is not filled in", () => {
  const assay = { ...cohort.assays[name]!, measured: Uint8Array.of(1, 0, 1, 1) };
  expect(() => measuredAssay({ ...cohort, assays: { [name]: assay } }, "")).toThrow(/not measured on all 4 samples/);
});
