import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { readParquetColumns } from "../../src/io/parquet-columns.js";
import { columnsFile } from "./columns-fixture.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const bytes = readFileSync(columnsFile("snappy.parquet"));

test("columns come with their types, rows in order over row groups, the index by its place", async () => {
  const { rows, columns, index } = await readParquetColumns(columnsFile("snappy.parquet"));
  expect([rows, index]).toEqual([12, ""]);
  expect(columns.map(({ name, kind }) => `${name}:${kind}`)).toEqual([
    ...["TP53", "MYC", "EGFR", "ACTB", "GAPDH", "count", "large", "double"].map((name) => `${name}:number`),
    ...["group", "batch", "treated", "seen", ""].map((name) => `${name}:text`),
  ]);
});

test("a column of lists is named", async () => {
  await expect(readParquetColumns(columnsFile("lists.parquet"))).rejects.toMatchObject({
    tag: "MalformedTable",
    place: { file: columnsFile("lists.parquet"), column: "list" },
    what: expect.stringContaining("lists or records"),
  });
});

test.each([4, 100, bytes.length - 1, bytes.length - 9])("a file cut to %d bytes is told", async (length) => {
  const path = folder.file(bytes.subarray(0, length));
  await expect(readParquetColumns(path)).rejects.toMatchObject({ tag: "UnreadableFile", place: { file: path } });
});

test("reading stops on a signal", async () => {
  const signal = AbortSignal.abort();
  await expect(readParquetColumns(columnsFile("zstd.parquet"), { signal })).rejects.toMatchObject({ tag: "Aborted" });
});
