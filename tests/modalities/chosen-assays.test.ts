import { expect, test } from "@jest/globals";
import { checkAssaysChoice, chosenAssays, keptAssays } from "../../src/modalities/chosen-assays.js";
import { severalAssays } from "./several.js";

const cohort = severalAssays({ rna: [[1]], mirna: [[2]] });

test("all assays, or those named in their order", () => {
  expect(chosenAssays("early", cohort, { assays: [] })).toEqual(["rna", "mirna"]);
  expect(chosenAssays("early", cohort, { assays: ["mirna", "rna"] })).toEqual(["mirna", "rna"]);
  expect(() => chosenAssays("early", cohort, { assays: ["mrna"] })).toThrow(/no assay "mrna".*rna, mirna/);
});

test("refuses what is no list of different names", () => {
  expect(() => checkAssaysChoice("early", { assays: ["a", "a"] })).toThrow(/list of different names/);
  expect(() => checkAssaysChoice("early", { assays: "rna" as unknown as string[] })).toThrow(/list of different names/);
});

test("the cohort with some assays alone", () => {
  expect(Object.keys(keptAssays("late", cohort, ["mirna"]).assays)).toEqual(["mirna"]);
  expect(Object.keys(keptAssays("late", cohort, []).assays)).toEqual(["rna", "mirna"]);
  expect(() => keptAssays("late", cohort, ["mrna"])).toThrow(/no assay "mrna"/);
});
