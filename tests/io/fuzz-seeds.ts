import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { cohortToArrow } from "../../src/data/arrow.js";
import type { formats } from "../../src/io/registry.js";
import { exampleCohort } from "../data/example-cohort.js";
import { columnsFile } from "./columns-fixture.js";
import type { FuzzSeed } from "./fuzz.js";
import { fixture } from "./single-cell.js";
import { seriesText } from "./geo/series-text.js";

const excelFile = (name: string) => fileURLToPath(new URL(`../fixtures/excel/${name}`, import.meta.url));
const lines = (...rows: string[]) => Buffer.from(`${rows.join("\n")}\n`);

const csv = lines(
  "gene,note,s1,s2,s3",
  "# a remark",
  'TP53,"a, b",1,2.5,NA',
  'MYC,"say ""x""",-3e2,4,5',
  "EGFR,,6,7,8",
  "ACTB,x,0,0,0",
);
const gct = lines(
  "#1.3",
  "3\t2\t1\t2",
  "id\tsymbol\ts1\ts2",
  "dose\tna\t0.1\t2",
  "cell\tna\tA375\tMCF7",
  "p1\tTP53\t1\t2",
  "p2\tMYC\t3\t4",
  "p3\tEGFR\t5\t6",
);
const arff = lines(
  "@relation r",
  "@attribute id string",
  "@attribute 'a b' numeric",
  "@attribute class {x, 'y z'}",
  "@data",
  "p1,1.5,x",
  "p2,?,'y z'",
  "p3,4,x",
);

const sparseArff = lines(
  "@relation r",
  "@attribute id string",
  "@attribute a numeric",
  "@attribute class {x, y}",
  "@data",
  "{0 p1, 1 2}",
  "{0 p2, 2 y}",
);

const singleCell = (...names: string[]) => names.map((name) => readFileSync(fixture(name)));
const folderOf = (name: string) =>
  Object.fromEntries(readdirSync(fixture(name)).map((file) => [file, readFileSync(fixture(`${name}/${file}`))]));
const unpacked = (name: string) =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(fixture(name)))).map(([file, bytes]) => [file, Buffer.from(bytes)]),
  );

/** Small good files of each format. */
export const fuzzSeeds: Partial<Record<keyof typeof formats, () => readonly FuzzSeed[]>> = {
  delimited: () => [csv, gzipSync(csv), lines("s1\ts2", "A\t1\t2", "B\t3\t4", "C\t5\t6")],
  gct: () => [gct, gzipSync(gct), lines("#1.2", "2\t2", "NAME\tDescription\ts1\ts2", "A\ta\t1\t2", "B\tb\t3\t4")],
  cls: () => [lines("4 2 1", "# ALL AML", "ALL ALL AML AML"), lines("#numeric", "#a", "1 2 3", "#b", "4 5 6")],
  excel: () => ["single.xlsx", "study.xlsx"].map((name) => readFileSync(excelFile(name))),
  arff: () => [arff, sparseArff],
  parquet: () => ["plain", "snappy", "zstd"].map((name) => readFileSync(columnsFile(`${name}.parquet`))),
  seriesMatrix: () => [Buffer.from(seriesText()), gzipSync(seriesText()), Buffer.from(seriesText({ table: [] }))],
  gmt: () => [lines("A\tx\tTP53\tMYC", "B\ty\tMYC,1.0\tEGFR", "C\t\tACTB")],
  edges: () => [lines("a\tb\t1", "b\tc\t0.5", "c\ta\t2"), lines("R-1\tR-2", "R-2\tR-3", "R-1\tR-4")],
  arrow: () => [
    ...["lz4.feather", "zstd.feather", "uncompressed.feather", "stream.arrows"].map((name) =>
      readFileSync(columnsFile(name)),
    ),
    Buffer.from(cohortToArrow(exampleCohort())),
  ],
  h5ad: () => singleCell("full.h5ad", "dense.h5ad", "csc.h5ad", "odd.h5ad", "anndata-06.h5ad", "anndata-07.h5ad"),
  tenxFolder: () => [folderOf("10x-v2"), folderOf("10x-v3")],
  tenxH5: () => singleCell("10x-v2.h5", "10x-v3.h5"),
  loom: () => singleCell("example.loom"),
  zarr: () => [...singleCell("v2.zarr.zip", "v3.zarr.zip"), unpacked("v2.zarr.zip"), unpacked("v3.zarr.zip")],
};
