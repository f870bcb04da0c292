import { afterAll, expect, test } from "@jest/globals";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cohort, sampleNames } from "../../../src/data/cohort.js";
import { tableOf } from "../../../src/data/table.js";
import { writeH5ad } from "../../../src/io/write-h5ad.js";
import { omics } from "../../../src/omics/omics.js";
import { openBlocks } from "../../../src/omics/stream/block-source.js";
import type { BlockSource } from "../../../src/omics/stream/source.js";
import { someCounts } from "../../prepare/cohorts.js";
import { temporaryFolder } from "../quick-plan.js";
import { smallH5ad } from "./small-h5ad.js";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
async function all(source: BlockSource): Promise<Cohort[]> {
  const blocks: Cohort[] = [];
  for await (const block of source.blocks()) blocks.push(block);
  return blocks;
}

const options = { signal: undefined, rows: 25 };

test("a file that can be read in blocks stays on the disk; blocks are the same each time", async () => {
  const file = await smallH5ad(join(folder, "cells.h5ad"));
  const source = await openBlocks(omics(file).toJSON(), undefined, options);
  for (let time = 0; time < 2; time++) {
    const blocks = await all(source);
    expect(blocks.map(({ samples }) => samples.numRows)).toEqual([25, 25, 10]);
    expect(sampleNames(blocks[1]!)[0]).toBe("cell25");
  }
  expect([source.onDisk, source.rows]).toEqual([true, 60]);
  await source.close();
});

test("a table of text is read whole and cut", async () => {
  const file = join(folder, "table.tsv");
  const rows = Array.from({ length: 60 }, (_, i) => `s${i}\t${i}\t1\t2`);
  writeFileSync(file, ["sample\ta\tb\tc", ...rows].join("\n"));
  const source = await openBlocks(omics(file, { features: "columns" }).toJSON(), undefined, options);
  expect((await all(source)).map(({ samples }) => samples.numRows)).toEqual([25, 25, 10]);
  expect(source.onDisk).toBe(false);
});

test("names that occur twice are refused, or the file is read whole to merge them", async () => {
  const file = join(folder, "twice.h5ad");
  const features = tableOf({ feature: ["a", "b", "a"] });
  const rna = { name: "rna", values: someCounts(2, 3), features, measured: Uint8Array.of(1, 1) };
  await writeH5ad(file, { samples: tableOf({ sample: ["x", "y"] }), roles: {}, assays: { rna } });
  await expect(openBlocks(omics(file).toJSON(), undefined, options)).rejects.toMatchObject({ tag: "DuplicateNames" });
  const merged = await openBlocks(omics(file, { duplicates: "sum" }).toJSON(), undefined, options);
  expect([merged.onDisk, (await all(merged))[0]!.assays.table!.values.columns]).toEqual([false, 2]);
});
