import { expect, test } from "@jest/globals";
import { checkFile } from "../../src/io/check.js";
import { describeCheck } from "../../src/io/describe-check.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

test("a table is told line by line, its names aligned", async () => {
  const path = folder.file("gene,s1,s2\nTP53,1,0\nMYC,3,0\nEGFR,2,0\n");
  expect(describeCheck(await checkFile(path)).split("\n")).toEqual([
    `file      ${path} (37 bytes)`,
    "format    delimited, separated by comma",
    "shape     2 samples × 3 features",
    'features  are the rows: the first column is called "gene"; 3 well-known genes name the rows; there are at least as many rows (3) as columns (2)',
    "          TP53, MYC, EGFR",
    "samples   s1, s2",
    "values    0 to 3, whole numbers, 50 % zeros, 0 % missing",
    "scale     counts: all are whole numbers, values from 0 to 3",
    "look at   Samples without a value other than 0 (1): s2.",
  ]);
});

test("long lists are cut, texts and notes are told, gzip too", async () => {
  const lines = Array.from({ length: 9 }, (_, i) => `${i},${i % 2 ? "x" : "y"},${i + 0.5}`);
  const text = describeCheck(await checkFile(folder.gzip(`# made up\n,kind,a\n${lines.join("\n")}\n`)));
  expect(text).toContain("separated by comma, gzip");
  expect(text).toContain("0, 1, 2, 3, 4, …");
  expect(text).toMatch(/text +kind: 2 values: y, x/);
  expect(text).toMatch(/note +comment lines at the top that were skipped: 1/);
});

test("gene sets are told", async () => {
  const path = folder.file("A\tx\tTP53\tMYC\nB\ty\tMYC\n");
  expect(describeCheck(await checkFile(path)).split("\n")).toEqual([
    `file     ${path} (21 bytes)`,
    "format   gmt",
    "sets     2 gene sets of 1 to 2 genes, 2 genes in all",
    "         A, B",
    "look at  Nothing suspicious.",
  ]);
});

test("sizes are told in units", async () => {
  const report = await checkFile(folder.file("gene,s1\na,1\nb,2\n"));
  expect(describeCheck({ ...report, size: 2_900_000 })).toContain("(2.9 MB)");
  expect(describeCheck({ ...report, size: 5e12 })).toContain("(5000 GB)");
});
