import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Assay } from "../../src/data/assay.js";
import type { Cohort } from "../../src/data/cohort.js";
import { toCsr } from "../../src/data/csr.js";
import { dense } from "../../src/data/dense.js";
import { type Matrix, toDense } from "../../src/data/matrix.js";
import { tableOf } from "../../src/data/table.js";
import { h5ad, openH5ad } from "../../src/io/h5ad-format.js";
import { writeH5ad, writeH5adBlocks } from "../../src/io/write-h5ad.js";
import { cohortIn, columnsOf, expectCohort, fixture, referenceCases } from "./single-cell.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
let made = 0;
const newPath = () => join(folder.path, `written${++made}.h5ad`);

function cohortOf(values: Matrix, samples: Cohort["samples"], measured = new Uint8Array(values.rows).fill(1)): Cohort {
  const features = tableOf({ feature: Array.from({ length: values.columns }, (_, j) => `g${j}`) });
  const assay: Assay = { name: "rna", values, features, measured };
  return { samples, roles: {}, assays: { rna: assay } };
}

test.each(
  referenceCases("full.h5ad", "dense.h5ad", "csc.h5ad", "example.loom").filter(([, { layer, raw }]) => !layer && !raw),
)("what %s holds is read back equal", async (name, _, reference) => {
  const path = newPath();
  const format = name.endsWith("loom") ? (await import("../../src/io/loom-format.js")).loom : h5ad;
  await writeH5ad(path, await cohortIn(format, fixture(name)));
  expectCohort(await cohortIn(h5ad, path), reference);
});

test.each(["gzip", "none"] as const)("dense and sparse, compression %s, in several blocks", async (compression) => {
  const values = dense(
    3000,
    1500,
    Float32Array.from({ length: 4_500_000 }, (_, i) => (i % 7 === 0 ? i % 1000 : 0)),
  );
  const samples = tableOf({ sample: Array.from({ length: 3000 }, (_, i) => `s${i}`) });
  for (const matrix of [values, toCsr(values)]) {
    const path = newPath();
    await writeH5ad(path, cohortOf(matrix, samples), { compression });
    const back = (await cohortIn(h5ad, path)).assays.rna!.values;
    expect(back.kind).toBe(matrix.kind);
    expect(Buffer.from(toDense(back).values.buffer).equals(Buffer.from(values.values.buffer))).toBe(true);
  }
});

test("texts that repeat become categories, empty ones among them missing; numbers keep their missing values", async () => {
  const samples = tableOf({
    sample: ["a", "b", "c"],
    type: ["x", "", "x"],
    note: ["p", "q", ""],
    age: [1, null, 2.5],
    whole: Int32Array.of(1, 2, 3),
    sample_: ["s", "s", "t"],
  });
  const path = newPath();
  await writeH5ad(path, cohortOf(dense(3, 1, Float32Array.of(1, NaN, 3)), samples));
  const back = await cohortIn(h5ad, path);
  expect(columnsOf(back.samples, "sample")).toEqual(columnsOf(samples, "sample"));
  expect([...toDense(back.assays.rna!.values).values]).toEqual([1, NaN, 3]);
});

test("samples that were not measured are left out", async () => {
  const path = newPath();
  const samples = tableOf({ sample: ["a", "b", "c"], x: Float64Array.of(1, 2, 3) });
  await writeH5ad(path, cohortOf(dense(3, 1, Float32Array.of(1, 2, 3)), samples, Uint8Array.of(1, 0, 1)));
  const back = await cohortIn(h5ad, path);
  expect([...toDense(back.assays.rna!.values).values]).toEqual([1, 3]);
  expect(columnsOf(back.samples, "sample")).toEqual({ x: [1, 3] });
});

test("nothing but names, and nothing at all", async () => {
  for (const [rows, columns] of [
    [2, 0],
    [0, 2],
    [0, 0],
  ] as const) {
    const samples = tableOf({ sample: Array.from({ length: rows }, (_, i) => `s${i}`) });
    for (const values of [dense(rows, columns), toCsr(dense(rows, columns))]) {
      const path = newPath();
      await writeH5ad(path, cohortOf(values, samples));
      expect((await cohortIn(h5ad, path)).assays.rna!.values).toMatchObject({ rows, columns });
    }
  }
});

test("a file goes into another one in blocks", async () => {
  const source = await openH5ad(fixture("csc.h5ad"));
  const path = newPath();
  await writeH5adBlocks(path, source);
  await source.close();
  expectCohort(await cohortIn(h5ad, path), referenceCases("csc.h5ad")[0]![2]);
});

describe("refused, and nothing is left there", () => {
  const samples = tableOf({ sample: ["a"], "x/y": Float64Array.of(1) });
  const cohort = cohortOf(dense(1, 1), samples);

  test.each([
    ["a column with a slash", {}, { tag: "Unwritable", what: 'AnnData cannot hold a column called "x/y".' }],
    ["an assay that is not there", { assay: "protein" }, { tag: "UnknownName" }],
  ])("%s", async (_, options, error) => {
    const path = join(folder.path, `refused${++made}`, "a.h5ad");
    await expect(writeH5ad(path, cohort, options)).rejects.toMatchObject(error);
    expect(
      readdirSync(folder.path, { recursive: true }).filter((name) => String(name).startsWith(`refused${made}/`)),
    ).toEqual([]);
  });

  test("a stop in the middle leaves what was there", async () => {
    const path = folder.file("before", "stopped.h5ad");
    const signal = AbortSignal.abort();
    await expect(writeH5ad(path, cohortOf(dense(1, 1), tableOf({ sample: ["a"] })), { signal })).rejects.toMatchObject({
      tag: "Aborted",
    });
    expect(readFileSync(path, "utf8")).toBe("before");
  });
});
