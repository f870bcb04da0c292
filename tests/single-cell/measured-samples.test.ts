import { expect, test } from "@jest/globals";
import { measuredSamples } from "../../src/single-cell/measured-samples.js";
import { cohortOf, matrix } from "../prepare/cohorts.js";

const values = matrix([[1], [NaN], [3]]); // prettier-ignore

test("only samples on which the assay was measured", () => {
  const { rows, values: found } = measuredSamples("x", cohortOf(values, undefined, Uint8Array.of(1, 0, 1)), "");
  expect(Array.from(rows)).toEqual([0, 2]);
  expect(Array.from(found.values)).toEqual([1, 3]);
  expect(measuredSamples("x", cohortOf(values), "rna").values).toBe(values);
});

test("fewer than two, and an unknown assay", () => {
  const one = cohortOf(values, undefined, Uint8Array.of(1, 0, 0));
  expect(() => measuredSamples("x", one, "")).toThrow(/"rna" was measured on one sample/);
  expect(() => measuredSamples("x", one, "dna")).toThrow(/no assay "dna".*rna/);
});
