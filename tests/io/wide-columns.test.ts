import { expect, test } from "@jest/globals";
import { withColumn } from "../../src/data/table.js";
import { rowCount, wideColumns } from "../../src/io/wide-columns.js";
import { exampleCohort } from "../data/example-cohort.js";

test("a row a sample: what is known of it, then its features", () => {
  const columns = wideColumns(exampleCohort(), "rna");
  expect(columns.map(({ name }) => name)).toEqual(["sample", "label", "age", "batch", "TP53", "GAPDH", "ß-actin"]);
  expect(columns.map(({ kind }) => kind)).toEqual(["text", "text", "number", "number", "number", "number", "number"]);
  expect([rowCount(columns), rowCount([])]).toEqual([4, 0]);
});

test("a feature called as a column of the samples is refused", () => {
  const cohort = exampleCohort();
  const samples = withColumn(cohort.samples, "TP53", ["a", "b", "c", "d"]);
  expect(() => wideColumns({ ...cohort, samples }, "rna")).toThrow(
    expect.objectContaining({ tag: "DuplicateNames", what: expect.stringContaining("TP53") }),
  );
});
