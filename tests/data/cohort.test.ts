import { describe, expect, test } from "@jest/globals";
import {
  assayOf,
  cohortSamples,
  groupsOf,
  labelsOf,
  sampleCount,
  sampleNames,
  withAssay,
} from "../../src/data/cohort.js";
import { toDense } from "../../src/data/matrix.js";
import { exampleCohort } from "./example-cohort.js";

const cohort = exampleCohort();

test("samples are counted and named", () => {
  expect(sampleCount(cohort)).toBe(4);
  expect(sampleNames(cohort)).toEqual(["s1", "s2", "s3", "s4"]);
});

test("labels and groups come from the columns that play their part", () => {
  expect(labelsOf(cohort)).toEqual(["tumour", "normal", "tumour", "normal"]);
  expect(groupsOf(cohort)).toBeUndefined();
  expect(groupsOf({ ...cohort, roles: { group: "batch" } })).toEqual(["1", "1", "2", "2"]);
});

test("labels that nobody chose are refused with the verb that names them", () => {
  expect(() => labelsOf({ ...cohort, roles: {} })).toThrow(
    expect.objectContaining({ tag: "UnsuitableData", remedy: expect.stringContaining(".samples(") }),
  );
});

describe("an assay", () => {
  test("is found by its name, or as the only one", () => {
    expect(assayOf(cohort, "atac").name).toBe("atac");
    expect(assayOf({ ...cohort, assays: { rna: cohort.assays.rna! } }).name).toBe("rna");
  });

  test("of an unknown name is refused, nearest name first", () => {
    expect(() => assayOf(cohort, "rn")).toThrow(
      expect.objectContaining({ tag: "UnknownName", remedy: "Use one of: rna, atac." }),
    );
  });

  test("has to be named where there are several, or none", () => {
    expect(() => assayOf(cohort)).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
    expect(() => assayOf({ ...cohort, assays: {} })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  });

  test("that is replaced takes stale images with it, and the old cohort keeps both", () => {
    const replaced = withAssay(cohort, { ...cohort.assays.rna!, measured: Uint8Array.of(0, 0, 0, 0) });
    expect(replaced.images).toBeUndefined();
    expect([...replaced.assays.rna!.measured]).toEqual([0, 0, 0, 0]);
    expect(replaced.assays.atac).toBe(cohort.assays.atac);
    expect(cohort.images).toBeDefined();
    expect([...cohort.assays.rna!.measured]).toEqual([1, 1, 0, 1]);
  });
});

test("chosen samples are chosen in every part: table, assays, images", () => {
  const chosen = cohortSamples(cohort, [2, 0]);
  expect(sampleNames(chosen)).toEqual(["s3", "s1"]);
  expect(labelsOf(chosen)).toEqual(["tumour", "tumour"]);
  expect([...chosen.assays.rna!.measured]).toEqual([0, 1]);
  expect([...toDense(chosen.assays.atac!.values).values]).toEqual([2, 3, 0, 1]);
  expect(chosen.images!.count).toBe(2);
  expect(chosen.images!.values[0]).toBe(cohort.images!.values[24]);
  expect(cohortSamples({ ...cohort, assays: {} }, []).images!.count).toBe(0);
});
