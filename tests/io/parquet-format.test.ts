import { expect, test } from "@jest/globals";
import { columnNames, numbers, texts } from "../../src/data/table.js";
import { readAnnotations } from "../../src/io/annotations.js";
import { checkFile, describeCheck } from "../../src/io/check.js";
import { parquet } from "../../src/io/parquet-format.js";
import { readTable } from "../../src/io/read-assay.js";
import { columnsFile, expectAsPandas, expectedColumns } from "./columns-fixture.js";

test("is recognised by its first bytes", () => {
  expect(parquet.recognise(Buffer.from("PAR1...."), "x.csv")).toBe(1);
  expect(parquet.recognise(Buffer.from("PAR"), "x.parquet")).toBe(0);
});

test.each(["plain", "snappy", "gzip", "zstd", "brotli", "lz4"])("reads what pandas wrote: %s", async (codec) => {
  expectAsPandas(await readTable(columnsFile(`${codec}.parquet`), { features: "columns" }));
});

test("gives sample annotations by the index that pandas kept", async () => {
  const samples = await readAnnotations(columnsFile("snappy.parquet"));
  expect(texts(samples, "sample")).toEqual(expectedColumns.samples);
  expect(texts(samples, "group")).toEqual(expectedColumns.group);
  expect(numbers(samples, "MYC")[2]).toBe(NaN);
  expect(columnNames(samples)).toHaveLength(13);
});

test("check explains it", async () => {
  const told = describeCheck(await checkFile(columnsFile("snappy.parquet")));
  expect(told).toMatch(/format +parquet\n/);
  expect(told).toMatch(/text +group: 3 values/);
});
