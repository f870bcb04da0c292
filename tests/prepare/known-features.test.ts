import { expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { knownFeatures } from "../../src/prepare/known-features.js";
import { cohortOf, listening, matrix } from "./cohorts.js";

const { rna } = cohortOf(matrix([[1, 2, 3, 4]])).assays;
const train = { assay: rna!, features: featureNames(rna!), samples: ["s0"] };

test("names what nothing can fill, and refuses fewer than three features", () => {
  const { ctx, warnings } = listening();
  expect(knownFeatures("impute", train, Uint8Array.of(1, 0, 1, 1), ctx)).toEqual(Uint32Array.of(0, 2, 3));
  expect(warnings).toEqual(["impute: 1 features are missing in all training samples and dropped: g1."]);
  expect(() => knownFeatures("impute", train, Uint8Array.of(1, 0, 0, 1), ctx)).toThrow(/2 of 4 features are left/);
});
