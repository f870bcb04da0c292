import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import { dense } from "../../src/data/dense.js";
import { columnNames, numbers, type Table, tableOf, texts } from "../../src/data/table.js";
import { readMeasurements, readTable } from "../../src/io/read-assay.js";
import { writeTable } from "../../src/io/write-table.js";
import { TemporaryFolder } from "./temporary-folder.js";
import { hasModules, python, root } from "../python.js";

const folder = new TemporaryFolder();
const values = Float32Array.of(1, 0.1, NaN, -2.5e-7, 16777217, 3.4e38, 1 / 3, 0, 5, 6, 7, 8);
const cohort: Cohort = {
  samples: tableOf({ sample: ["a", "b,c", "ß"], type: ['x "1"', "", "y"], age: [61.5, null, 48] }),
  roles: {},
  assays: {
    rna: {
      name: "rna",
      values: dense(3, 4, values),
      features: tableOf({ feature: ["TP53", "HLA-A", "tab\tbed", "MYC"] }),
      measured: new Uint8Array(3).fill(1),
    },
  },
};
const endings = ["table.tsv", "table.csv", "table.tsv.gz", "table.csv.gz", "table.parquet", "table.feather"];

test.each(endings)("%s: what is written is read back equal", async (name) => {
  const path = join(folder.path, "deep", name);
  await writeTable(path, cohort);
  const table = await readTable(path, { features: "columns", sampleColumns: ["age"] });
  expect(table).toMatchObject({ samples: ["a", "b,c", "ß"], features: ["TP53", "HLA-A", "tab\tbed", "MYC"] });
  expect(table.values.values).toEqual(values);
  expect(texts(table.annotations!, "type")).toEqual(['x "1"', "", "y"]);
  expect([...numbers(table.annotations!, "age")]).toEqual([61.5, NaN, 48]);
});

test.each(["cohort.arrow", "cells.h5ad"])("%s: columns called by numbers keep their places", async (name) => {
  const columns = (key: string, rows: string[]): [string, string[]][] =>
    [key, "visit", "2019", "7", "__proto__", "1"].map((column) => [column, rows.map((row) => `${row} ${column}`)]);
  const samples = columns("sample", ["a", "b", "c"]);
  const features = columns("feature", ["p", "q", "r", "s"]);
  const path = join(folder.path, name);
  const rna = { ...cohort.assays.rna!, features: tableOf(features) };
  await writeTable(path, { ...cohort, samples: tableOf(samples), assays: { rna } });
  const content = await readMeasurements(path);
  if (content.kind !== "cohort") throw new Error("a cohort is expected");
  const told = (table: Table) => columnNames(table).map((column) => [column, texts(table, column)]);
  expect(told(content.cohort.samples)).toEqual(samples);
  expect(told(content.cohort.assays.rna!.features)).toEqual(features);
});

test.each(endings)("%s: features called by numbers, as Entrez genes, are read back in their order", async (name) => {
  const entrez = ["7157", "672", "1956", "7124"];
  const rna = { ...cohort.assays.rna!, features: tableOf({ feature: entrez }) };
  const samples = tableOf({ sample: ["a", "b", "c"], type: ["x", "y", "x"] });
  const path = join(folder.path, "entrez", name);
  await writeTable(path, { ...cohort, samples, assays: { rna } });
  const table = await readTable(path);
  expect(table).toMatchObject({ samples: ["a", "b", "c"], features: entrez });
  expect(table.values.values).toEqual(values);
});

test(".arrow holds the cohort itself, .h5ad an assay with its samples", async () => {
  for (const ending of [".arrow", ".h5ad"]) {
    const path = join(folder.path, `cohort${ending}`);
    await writeTable(path, cohort);
    const { samples, values: read } = await readTable(path);
    expect([samples, read.values]).toEqual([["a", "b,c", "ß"], values]);
  }
});

test("samples in which the assay was not measured have no values", async () => {
  const measured = { ...cohort.assays.rna!, measured: Uint8Array.of(1, 0, 1) };
  const path = join(folder.path, "holes.parquet");
  await writeTable(path, { ...cohort, assays: { rna: measured } }, { assay: "rna" });
  const { values: read } = await readTable(path, { features: "columns", sampleColumns: ["age"] });
  expect([...read.values.subarray(4, 8)]).toEqual([NaN, NaN, NaN, NaN]);
});

describe("refused:", () => {
  test.each(["table.xlsx", "table", "table.parquet.gz"])("%s, with the endings that there are", async (name) => {
    await expect(writeTable(join(folder.path, name), cohort)).rejects.toMatchObject({
      tag: "UnknownName",
      remedy: expect.stringContaining(".parquet"),
    });
  });

  test("an assay that is not there", async () => {
    await expect(writeTable(join(folder.path, "a.tsv"), cohort, { assay: "dna" })).rejects.toMatchObject({
      tag: "UnknownName",
    });
  });
});

const hasPandas = hasModules("pandas, pyarrow");

if (!hasPandas)
  test.skip(`pandas reads what we write: needs a Python with pandas and pyarrow at ${python}`, () => undefined);
else
  test.each(endings)("pandas reads %s equal", async (name) => {
    const path = join(folder.path, name);
    await writeTable(path, cohort);
    const script = join(root, "tests/fixtures/written/describe.py");
    const { types, cells } = JSON.parse(execFileSync(python, [script, path], { encoding: "utf8" })) as {
      types: Record<string, string>;
      cells: Record<string, (string | number | null)[]>;
    };
    const column = (j: number) => [0, 1, 2].map((i) => values[i * 4 + j]!);
    const single = /parquet|feather/.test(name);
    const features = ["TP53", "HLA-A", "tab\tbed", "MYC"];
    expect(Object.keys(cells)).toEqual(["sample", "type", "age", ...features]);
    expect([cells.sample, cells.type, cells.age]).toEqual([
      ["a", "b,c", "ß"],
      ['x "1"', null, "y"],
      [61.5, null, 48],
    ]);
    features.forEach((feature, j) => {
      expect(cells[feature]!.map((value) => (value === null ? NaN : Math.fround(value as number)))).toEqual(column(j));
      if (single) expect(types[feature]).toBe("float32");
    });
  });
