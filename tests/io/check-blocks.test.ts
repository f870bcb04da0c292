import { expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { checkFile } from "../../src/io/check.js";
import { tableOfBlocks } from "../../src/io/check-blocks.js";
import { describeCheck } from "../../src/io/describe-check.js";
import { openH5ad } from "../../src/io/h5ad-format.js";
import { fixture } from "./single-cell.js";

test("the table has all names, and the values of the samples that are looked at", async () => {
  const source = await openH5ad(fixture("csc.h5ad"));
  const table = await tableOfBlocks(source, "h5ad", "csc.h5ad");
  await source.close();
  expect([table.samples.length, table.features.length, table.values.rows]).toEqual([12, 7, 12]);
  expect(table.seen.notes).toEqual([]);
});

test("of a matrix without end only the beginning is read", async () => {
  const source = await openH5ad(fixture("csc.h5ad"));
  const wide = 1 << 20;
  let given = 0;
  async function* blocks() {
    for (;;) {
      given++;
      yield dense(10, wide);
    }
  }
  const endless = { kind: "dense" as const, rows: 1e9, columns: wide, blocks };
  const table = await tableOfBlocks({ ...source, values: endless }, "h5ad", "a");
  await source.close();
  expect([table.values.rows, given]).toEqual([32, 4]);
  expect(table.seen.notes).toEqual(["the values are those of the first 32 of 1000000000 samples"]);
});

test.each([
  [
    "full.h5ad",
    {},
    ["h5ad", "12 samples × 7 features", "sparse values", "other layers, chosen with { layer }: counts, half"],
  ],
  ["full.h5ad", { layer: "counts" }, ["dense values", "whole numbers", "read: layers/counts"]],
  ["full.h5ad", { raw: true }, ["12 samples × 9 features"]],
  ["10x-v3", {}, ["tenxFolder", "12 samples × 4 features", "assays, chosen with { assay }: rna, protein; this is rna"]],
  ["10x-v2.h5", {}, ["tenxH5", "12 samples × 4 features"]],
  ["example.loom", {}, ["loom", "12 samples × 7 features"]],
  ["v3.zarr.zip", {}, ["zarr", "12 samples × 7 features"]],
])("%s with %j is told", async (name, options, parts) => {
  const text = describeCheck(await checkFile(fixture(name), options));
  for (const part of parts) expect(text).toContain(part);
});
