import { describe, expect, test } from "@jest/globals";
import { columnNames, numbers, texts } from "../../src/data/table.js";
import { readAnnotations } from "../../src/io/annotations.js";
import { readTable } from "../../src/io/read-assay.js";
import { describeWithShared, sharedPath } from "../shared.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
const old = "#1.2\n2\t3\nNAME\tDescription\ta\tb\tc\nTP53\tp53, a guard\t1\t2\t3\nMYC\tna\t4\t\t6\n";
const full =
  "#1.3\r\n2\t2\t1\t2\r\nid\tsymbol\ts1\ts2\r\ndose\tna\t0.1\t2\r\ncell\tna\tA375\tMCF7\r\np1\tTP53\t1\t2\r\np2\tMYC\t3\t4\r\n";

test("version 1.2: features are rows and keep their description", async () => {
  const table = await readTable(folder.gzip(old));
  expect(table).toMatchObject({ samples: ["a", "b", "c"], features: ["TP53", "MYC"], orientation: "rows" });
  expect([...table.values.values]).toEqual([1, 4, 2, NaN, 3, 6]);
  expect(texts(table.featureAnnotations!, "Description")).toEqual(["p53, a guard", "na"]);
  expect(table.description).toBe(
    "3 samples × 2 features from a gzipped GCT 1.2 file; features are rows (a GCT file has them there).",
  );
});

test("version 1.3: annotations of rows and columns stand beside the values", async () => {
  const path = folder.file(full);
  const table = await readTable(path);
  expect([...table.values.values]).toEqual([1, 3, 2, 4]);
  expect(columnNames(table.annotations!)).toEqual(["sample", "dose", "cell"]);
  expect([...numbers(table.annotations!, "dose")]).toEqual([0.1, 2]);
  expect(texts(table.featureAnnotations!, "symbol")).toEqual(["TP53", "MYC"]);
  expect(texts(await readAnnotations(path), "cell")).toEqual(["A375", "MCF7"]);
});

describe("refused, with place and remedy:", () => {
  test.each([
    ["rows that are missing", old.replace("2\t3", "5\t3"), "5 rows are declared, but the file has 2.", { line: 2 }],
    ["a line cut short", old.replace("4\t\t6", "4"), "5 cells are expected, but the line has 3.", { line: 5 }],
    [
      "a value that is no number",
      old.replace("\t4\t", "\tx4\t"),
      'A number is expected, but the cell says "x4".',
      { line: 5, column: "a" },
    ],
  ])("%s", async (_, text, what, place) => {
    const path = folder.file(text);
    await expect(readTable(path)).rejects.toMatchObject({
      tag: "MalformedTable",
      what,
      place: { file: path, ...place },
    });
  });

  test("annotations of columns that a file does not have", async () => {
    await expect(readAnnotations(folder.file(old))).rejects.toMatchObject({
      tag: "UnsuitableData",
      remedy: expect.stringContaining("CLS"),
    });
  });
});

describeWithShared(
  "the published leukemia set",
  ["data/leukemia/Leukemia_hgu95av2.gct", "data/leukemia/Leukemia.cls"],
  () => {
    test("is read with its labels", async () => {
      const table = await readTable(sharedPath("data/leukemia/Leukemia_hgu95av2.gct"));
      expect([table.samples.length, table.features.length]).toEqual([48, 12_564]);
      expect(table.values.values[0]).toBeCloseTo(-161.8, 4);
      const labels = await readAnnotations(sharedPath("data/leukemia/Leukemia.cls"), { order: table.samples });
      expect(texts(labels, "label").filter((label) => label === "ALL")).toHaveLength(24);
      expect(texts(labels, "sample")[47]).toBe("AML_24");
    });
  },
);
