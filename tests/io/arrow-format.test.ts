import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { cohortToArrow } from "../../src/data/arrow.js";
import { texts } from "../../src/data/table.js";
import { readAnnotations } from "../../src/io/annotations.js";
import { arrow } from "../../src/io/arrow-format.js";
import { readTable } from "../../src/io/read-assay.js";
import { recogniseFile } from "../../src/io/recognise.js";
import { exampleCohort, plain } from "../data/example-cohort.js";
import { columnsFile, expectAsPandas, expectedColumns } from "./columns-fixture.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const bytes = cohortToArrow(exampleCohort());

test("is recognised by its first bytes alone", () => {
  expect(arrow.recognise(bytes, "any.txt")).toBe(1);
  expect(arrow.recognise(Buffer.from("ARROW"), "a.arrow")).toBe(0);
});

describe("a cohort that omixel wrote", () => {
  test.each(["file", "gzip"] as const)("comes back, from a %s", async (kind) => {
    const content = await arrow.read(folder[kind](bytes), {});
    expect(content.kind === "cohort" && plain(content.cohort)).toEqual(plain(exampleCohort()));
  });

  test("gives its samples as annotations", async () => {
    const samples = await readAnnotations(folder.file(bytes));
    expect(texts(samples, "sample")).toEqual(texts(exampleCohort().samples, "sample"));
  });

  test("a damaged file is named", async () => {
    const path = folder.file(bytes.subarray(0, 100));
    await expect(arrow.read(path, {})).rejects.toMatchObject({ tag: "UnreadableFile", place: { file: path } });
  });
});

describe("a table of columns that pandas or pyarrow wrote", () => {
  test.each(["lz4.feather", "zstd.feather", "uncompressed.feather", "stream.arrows"])("is read: %s", async (name) => {
    expectAsPandas(await readTable(columnsFile(name), { features: "columns" }));
  });

  test("gives sample annotations", async () => {
    const samples = await readAnnotations(columnsFile("lz4.feather"));
    expect(texts(samples, "sample")).toEqual(expectedColumns.samples);
    expect(texts(samples, "seen")).toEqual(expectedColumns.seen);
  });

  test("a column of lists is named with its type", async () => {
    await expect(readTable(columnsFile("lists.feather"))).rejects.toMatchObject({
      tag: "MalformedTable",
      place: { column: "list" },
      what: expect.stringContaining("List<Int64>"),
    });
  });

  test("damage is told", async () => {
    const damaged = Buffer.from(readFileSync(columnsFile("lz4.feather")));
    damaged.fill(0xff, 3000, 6000);
    await expect(readTable(folder.file(damaged))).rejects.toMatchObject({ tag: "UnreadableFile" });
  });

  test("Feather of version 1 is refused by name", async () => {
    await expect(recogniseFile(columnsFile("version1.feather"))).rejects.toMatchObject({
      tag: "UnknownFormat",
      what: "This is a Feather file of version 1.",
    });
  });
});
