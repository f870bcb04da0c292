import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { cohortToArrow } from "../../src/data/arrow.js";
import type { formats } from "../../src/io/registry.js";
import { exampleCohort } from "../data/example-cohort.js";
import { columnsFile } from "./columns-fixture.js";
import type { FuzzSeed } from "./fuzz.js";
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

/** Small good files of each format. */
export const fuzzSeeds: Partial<Record<keyof typeof formats, () => readonly FuzzSeed[]>> = {
  delimited: () => [csv, gzipSync(csv), lines("s1\ts2", "A\t1\t2", "B\t3\t4", "C\t5\t6")],
  gct: () => [gct, gzipSync(gct), lines("#1.2", "2\t2", "NAME\tDescription\ts1\ts2", "A\ta\t1\t2", "B\tb\t3\t4")],
  cls: () => [lines("4 2 1", "# ALL AML", "ALL ALL AML AML"), lines("#numeric", "#a", "1 2 3", "#b", "4 5 6")],
  excel: () => ["single.xlsx", "study.xlsx"].map((name) => readFileSync(excelFile(name))),
  arff: () => [arff],
  parquet: () => ["plain", "snappy", "zstd"].map((name) => readFileSync(columnsFile(`${name}.parquet`))),
  seriesMatrix: () => [Buffer.from(seriesText()), gzipSync(seriesText()), Buffer.from(seriesText({ table: [] }))],
  gmt: () => [lines("A\tx\tTP53\tMYC", "B\ty\tMYC,1.0\tEGFR", "C\t\tACTB")],
  arrow: () => [
    ...["lz4.feather", "zstd.feather", "uncompressed.feather", "stream.arrows"].map((name) =>
      readFileSync(columnsFile(name)),
    ),
    Buffer.from(cohortToArrow(exampleCohort())),
  ],
};
