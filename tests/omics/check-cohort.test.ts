import { describe, expect, test } from "@jest/globals";
import { assayFeatures } from "../../src/data/assay.js";
import { cohortSamples, withAssay } from "../../src/data/cohort.js";
import { withColumn } from "../../src/data/table.js";
import { checkCohort } from "../../src/omics/check-cohort.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort({ samples: 6, features: 5, classes: 3 });
const labelled = (labels: string[]) => ({ ...cohort, samples: withColumn(cohort.samples, "label", labels) });

describe("checkCohort", () => {
  test("gives the labels, and the classes sorted", () => {
    const { labels, classes } = checkCohort(labelled(["b", "a", "b", "c", "a", "b"]));
    expect(labels).toEqual(["b", "a", "b", "c", "a", "b"]);
    expect(classes).toEqual(["a", "b", "c"]);
  });

  test("refuses fewer than three features", () => {
    const two = withAssay(cohort, assayFeatures(cohort.assays.table!, [0, 1]));
    expect(() => checkCohort(two)).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
  });

  test("refuses a single class by its name", () => {
    expect(() => checkCohort(labelled(Array<string>(6).fill("ALL")))).toThrow(/All samples have the label "ALL"/);
  });

  test("names the samples with an empty label", () => {
    expect(() => checkCohort(labelled(["a", "", "b", "", "a", "b"]))).toThrow(
      /2 samples have an empty label \(s1, s3\)/,
    );
  });

  test("says how to give labels where there are none", () => {
    expect(() => checkCohort({ ...cohort, roles: {} })).toThrow(/\.samples\(/);
  });

  test("refuses a cohort without samples", () => {
    expect(() => checkCohort(cohortSamples(cohort, []))).toThrow(expect.objectContaining({ tag: "TooFewSamples" }));
  });
});
