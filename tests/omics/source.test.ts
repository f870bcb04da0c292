import { describe, expect, test } from "@jest/globals";
import { assayNamesOf, isCohort, sourceOf } from "../../src/omics/source.js";
import { smallCohort } from "./small-cohort.js";

const table = { features: "auto", duplicates: "error" };

describe("what a plan records of its data", () => {
  test("one table, as ever", () => {
    expect(sourceOf("a.tsv", { features: "rows" })).toEqual({ ...table, file: "a.tsv", features: "rows" });
    expect(sourceOf(smallCohort(), {})).toEqual({ memory: "30 samples" });
  });

  test("what is read beside the usual, where it is asked for", () => {
    const asked = { sheet: "Counts", sampleColumns: ["age"], sha256: "0f" };
    expect(sourceOf("a.xlsx", asked)).toEqual({ ...table, file: "a.xlsx", ...asked });
    expect(sourceOf("a.xlsx", { sampleColumns: [] })).toEqual({ ...table, file: "a.xlsx" });
  });

  test("a table an assay; what is said of one goes before what is said of all", () => {
    const mirna = { file: "m.csv", features: "columns", featureNames: "m.txt" } as const;
    expect(sourceOf({ rna: "r.tsv", mirna }, { features: "rows", duplicates: "mean" })).toEqual({
      assays: {
        rna: { file: "r.tsv", features: "rows", duplicates: "mean" },
        mirna: { file: "m.csv", features: "columns", duplicates: "mean", featureNames: "m.txt" },
      },
    });
  });

  test("refuses what is no path, and names that cannot stand", () => {
    expect(() => sourceOf({ rna: 3 as unknown as string }, {})).toThrow(/Assay "rna" is 3, but a path is expected/);
    expect(() => sourceOf({ "a:b": "x.tsv" }, {})).toThrow(/cannot be the name of an assay/);
    expect(() => sourceOf({}, {})).toThrow(/No assay/);
    expect(() => sourceOf({ rna: { file: "x", side: "rows" } as { file: string } }, {})).toThrow(/no option "side"/);
  });
});

test("names of assays are known before anything is read, but for a cohort that is elsewhere", () => {
  const cohort = smallCohort();
  expect(assayNamesOf(sourceOf({ rna: "r.tsv", mirna: "m.tsv" }, {}))).toEqual(["rna", "mirna"]);
  expect(assayNamesOf(sourceOf({ rna: "r.tsv" }, {}))).toEqual(["rna"]);
  expect(assayNamesOf(sourceOf("r.tsv", {}))).toEqual(["table"]);
  expect(assayNamesOf({ simulate: {} })).toEqual(["rna"]);
  expect(assayNamesOf({ memory: "30 samples" }, cohort)).toEqual(["table"]);
  expect(assayNamesOf({ memory: "30 samples" })).toBeUndefined();
  const two = { ...cohort, assays: { ...cohort.assays, other: cohort.assays.table! } };
  expect(assayNamesOf({ memory: "30 samples" }, two)).toEqual(["table", "other"]);
  expect([isCohort(cohort), isCohort({ samples: "s.tsv", assays: "a.tsv" })]).toEqual([true, false]);
});
