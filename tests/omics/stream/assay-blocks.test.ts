import { afterAll, describe, expect, test } from "@jest/globals";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assayOf, type Cohort, sampleNames } from "../../../src/data/cohort.js";
import { toCsr } from "../../../src/data/csr.js";
import { type Dense, dense } from "../../../src/data/dense.js";
import { toDense } from "../../../src/data/matrix.js";
import { tableOf } from "../../../src/data/table.js";
import { writeH5ad } from "../../../src/io/write-h5ad.js";
import { omics } from "../../../src/omics/omics.js";
import { openBlocks } from "../../../src/omics/stream/block-source.js";
import { someCounts } from "../../prepare/cohorts.js";
import { temporaryFolder } from "../quick-plan.js";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cells = (numbers: readonly number[]) => numbers.map((i) => `cell${i}`);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const named = (count: number, word: string) => Array.from({ length: count }, (_, j) => `${word}${j}`);

async function h5ad(name: string, samples: readonly number[], values: Dense, sparse: boolean): Promise<string> {
  const file = join(folder, `${name}.h5ad`);
  const assay = {
    name,
    values: sparse ? toCsr(values) : values,
    features: tableOf({ feature: named(values.columns, name) }),
    measured: new Uint8Array(values.rows).fill(1),
  };
  await writeH5ad(file, { samples: tableOf({ sample: cells(samples) }), roles: {}, assays: { [name]: assay } });
  return file;
}

/** Sixty cells; the proteins of some are missing, two others have proteins alone, and one row holds nothing. */
const proteins = someCounts(42, 5, 9);
proteins.values.fill(NaN, 5 * 5, 6 * 5);
const withProteins = [...range(0, 60).filter((i) => i % 3 !== 1), 60, 61];
const rna = await h5ad("rna", range(0, 60), someCounts(60, 12, 5), true);
const protein = await h5ad("protein", withProteins, proteins, false);
const turned = await h5ad("turned", range(0, 30).reverse(), someCounts(30, 4, 3), true);
const text = join(folder, "text.tsv");
writeFileSync(text, ["sample\tt0\tt1\tt2", ...range(10, 40).map((i) => `cell${i}\t${i}\t1\t${i % 4}`)].join("\n"));
const labels = join(folder, "labels.tsv");
writeFileSync(labels, ["sample\ttype", ...range(3, 62).map((i) => `cell${i}\t${i % 2 ? "a" : "b"}`)].join("\n"));

async function opened(plan: ReturnType<typeof omics>, rows: number | undefined) {
  const source = await openBlocks(plan.toJSON(), undefined, { signal: undefined, rows });
  const blocks: Cohort[] = [];
  for await (const block of source.blocks()) blocks.push(block);
  return { source, blocks };
}
const said = (cohort: Cohort) =>
  Object.values(cohort.assays).map(({ name, values, measured, features }) => [
    name,
    features.numRows,
    [...measured],
    // What stands in rows that were not measured is nobody's business.
    [...toDense(values).values].filter((_, at) => measured[Math.floor(at / values.columns)] === 1),
  ]);

describe("several assays in blocks", () => {
  test.each([1, 7, 25, undefined])("of %s joined samples are what the whole is, each time anew", async (rows) => {
    const plan = omics({ rna, protein }, { samples: { file: labels, label: "type", unmatched: "drop" } });
    const whole = await plan.table();
    const stream = await plan.stream(rows === undefined ? {} : { rows });
    for (let time = 0; time < 2; time++) {
      const table = await stream.table();
      expect(sampleNames(table)).toEqual(sampleNames(whole));
      expect(said(table)).toEqual(said(whole));
    }
    expect(stream.samples).toBe(59);
    expect(stream.warnings.join("\n")).not.toMatch(/whole/);
    await stream.close();
    const { source, blocks } = await opened(plan, rows);
    expect(source.onDisk).toBe(true);
    expect(blocks.slice(0, -1).every(({ samples }) => samples.numRows === (rows ?? 59))).toBe(true);
    expect(assayOf(blocks[0]!, "rna").values.kind).toBe("csr");
    await source.close();
  });

  test("tables that cannot be read in blocks, or have another order, are held whole, and named", async () => {
    const plan = omics({ rna, turned, text });
    const whole = await plan.table();
    const stream = await plan.stream({ rows: 11 });
    expect(said(await stream.table())).toEqual(said(whole));
    const told = stream.warnings.join("\n");
    expect(told).toMatch(/held in memory whole, since their files cannot be read in blocks: text/);
    expect(told).toMatch(/since their files have the samples in another order than the first: turned/);
    await stream.close();
  });

  test("tables of text alone are read whole, and named", async () => {
    const other = join(folder, "other.tsv");
    writeFileSync(other, ["sample\to0\to1\to2", ...range(10, 40).map((i) => `cell${i}\t${i}\t1\t2`)].join("\n"));
    const { source, blocks } = await opened(omics({ text, other }), 20);
    expect(source.onDisk).toBe(false);
    expect(source.warnings.join()).toMatch(/cannot be read in blocks: text, other/);
    expect(blocks.map(({ samples }) => samples.numRows)).toEqual([20, 10]);
  });

  test("each is prepared by itself, then fused: as of the whole", async () => {
    const both = await h5ad("both", range(0, 60), dense(60, 5, someCounts(60, 5, 9).values), false);
    const plan = omics({ rna, protein: both })
      .assay("rna").normalizeTotal().log1p().highlyVariable({ top: 6 })
      .assay("protein").log1p()
      .fuse("early"); // prettier-ignore
    const whole = await plan.table();
    const stream = await plan.stream({ rows: 13, memory: 0 });
    const table = await stream.table();
    expect(stream.features).toHaveLength(11);
    const values = (cohort: Cohort) => [...toDense(assayOf(cohort, "fused").values).values];
    values(table).forEach((value, at) => expect(value).toBeCloseTo(values(whole)[at]!, 5));
    await stream.close();
  });

  test("names that occur twice are refused", async () => {
    const twice = join(folder, "twice.h5ad");
    const features = tableOf({ feature: ["a", "b", "a"] });
    const assay = { name: "rna", values: someCounts(2, 3), features, measured: Uint8Array.of(1, 1) };
    await writeH5ad(twice, { samples: tableOf({ sample: ["x", "y"] }), roles: {}, assays: { rna: assay } });
    await expect(opened(omics({ rna, twice }), 5)).rejects.toMatchObject({ tag: "DuplicateNames" });
  });
});
