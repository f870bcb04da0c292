import { expect, test } from "@jest/globals";
import { featureNames } from "../../src/data/assay.js";
import { noLogarithm } from "../../src/prepare/no-logarithm.js";
import { cohortOf, matrix } from "./cohorts.js";

const { rna } = cohortOf(matrix([[0, -2]])).assays;
const data = { assay: rna!, features: featureNames(rna!), samples: ["s0"] };

test("names the place; the remedy depends on the value", () => {
  const zero = noLogarithm("clr", data, { value: 0, row: 0, column: 0, pseudocount: 0 });
  expect(zero.message).toMatch(/^step clr: The value of sample s0, feature g0, is 0,.*Use a pseudocount above 0/);
  const negative = noLogarithm("clr", data, { value: -2, row: 0, column: 1, pseudocount: 1 });
  expect(negative.remedy).toMatch(/^Leave this step out/);
});
