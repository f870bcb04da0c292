import { expect, test } from "@jest/globals";
import { completeCases } from "../../src/modalities/complete-cases.js";
import { listening } from "../prepare/cohorts.js";
import { severalAssays } from "./several.js";

const cohort = severalAssays({ rna: [[1], null, [3]], mirna: [[1], [2], null], protein: [[1], [1], [1]] });

test("keeps the samples that have every assay, or every one named", () => {
  const { ctx, warnings } = listening();
  expect([...completeCases.select!(cohort, { assays: [] }, ctx)]).toEqual([1, 0, 0]);
  expect(warnings).toEqual(["completeCases: 2 of 3 samples lack an assay: s1, s2."]);
  expect([...completeCases.select!(cohort, { assays: ["rna", "protein"] }, ctx)]).toEqual([1, 0, 1]);
  expect(completeCases.apply(cohort, {}, { assays: [] }, ctx)).toBe(cohort);
});

test("a cohort in which no sample is complete is refused, with the assays asked for", () => {
  const none = severalAssays({ rna: [[1], null], mirna: [null, [2]] });
  expect(() => completeCases.select!(none, { assays: [] }, listening().ctx)).toThrow(
    /None of the 2 samples has all of: rna, mirna/,
  );
});
