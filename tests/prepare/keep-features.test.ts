import { expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { keepFeatures } from "../../src/prepare/keep-features.js";
import { cohortOf, matrix } from "./cohorts.js";

const assay = cohortOf(matrix([[1, 2, 3]])).assays.rna!;

test("some features", () => {
  const some = keepFeatures(assay, Uint32Array.of(0, 2));
  expect(featureNames(some)).toEqual(["g0", "g2"]);
  expect(some.values).toMatchObject({ columns: 2, values: Float32Array.of(1, 3) });
});

test("all features: no copy", () => {
  expect(keepFeatures(assay, Uint32Array.of(0, 1, 2))).toBe(assay);
});
