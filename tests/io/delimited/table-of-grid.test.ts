import { describe, expect, test } from "@jest/globals";
import { columnNames, texts } from "../../../src/data/table.js";
import type { Dialect } from "../../../src/io/delimited/dialect.js";
import { GridParser } from "../../../src/io/delimited/grid.js";
import { tableOfGrid } from "../../../src/io/delimited/table-of-grid.js";
import type { ReadTableOptions } from "../../../src/io/raw-table.js";

const dialect: Dialect = {
  separator: ",",
  skip: 0,
  header: ["gene", "note", "s1", "s2"],
  labels: [["Label", "", "x", "y"]],
  kinds: ["names", "text", "number", "number"],
  notes: ["first note"],
};

function tableOf(lines: string, options: ReadTableOptions = {}, change: Partial<Dialect> = {}) {
  const changed = { ...dialect, ...change };
  const parser = new GridParser(changed, "f.csv");
  parser.push(Buffer.from(lines));
  const origin = {
    format: "delimited",
    compression: "gzip",
    separator: "comma",
    described: "comma-separated text",
  } as const;
  return tableOfGrid(parser.finish(), changed, "f.csv", options, origin);
}

const lines = "TP53,p,1,2\nMYC,q,3,4\nEGFR,r,5,6\n";

describe("features as rows", () => {
  const table = tableOf(lines);

  test("are transposed to samples × features", () => {
    expect(table).toMatchObject({
      samples: ["s1", "s2"],
      features: ["TP53", "MYC", "EGFR"],
      orientation: "rows",
      values: { rows: 2, columns: 3 },
    });
    expect([...table.values.values]).toEqual([1, 3, 5, 2, 4, 6]);
  });

  test("have their texts beside them, and labels belong to the samples", () => {
    expect(texts(table.featureAnnotations!, "note")).toEqual(["p", "q", "r"]);
    expect(columnNames(table.annotations!)).toEqual(["sample", "Label"]);
    expect(texts(table.annotations!, "Label")).toEqual(["x", "y"]);
  });

  test("are described in a sentence, with what was seen", () => {
    expect(table.description).toBe(
      '2 samples × 3 features from gzipped comma-separated text; features are rows (the first column is called "gene").',
    );
    expect(table.seen).toMatchObject({
      format: "delimited",
      compression: "gzip",
      rows: 3,
      columns: 2,
      separator: "comma",
    });
    expect(table.seen.notes).toEqual(["first note"]);
  });
});

test("features as columns stay as they are", () => {
  const table = tableOf(lines, { features: "columns" });
  expect(table).toMatchObject({ samples: ["TP53", "MYC", "EGFR"], features: ["s1", "s2"], orientation: "columns" });
  expect([...table.values.values]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(texts(table.annotations!, "note")).toEqual(["p", "q", "r"]);
  expect(table.seen.reasons).toEqual(['the option "features" says so']);
});

describe("names that occur twice", () => {
  const twice = `${lines}MYC,s,7,8\n`;

  test("are refused", () => {
    expect(() => tableOf(twice)).toThrow(expect.objectContaining({ tag: "DuplicateNames", place: { file: "f.csv" } }));
  });

  test("are merged as the policy says, noted, with the text of the first", () => {
    const table = tableOf(twice, { duplicates: "mean" });
    expect([...table.values.values]).toEqual([1, 5, 5, 2, 6, 6]);
    expect(texts(table.featureAnnotations!, "note")).toEqual(["p", "q", "r"]);
    expect(table.seen.repeated).toEqual({ samples: [], features: ["MYC"] });
    expect(table.seen.notes).toContain("features named more than once (1): their mean was taken");
  });

  test("are merged among samples too", () => {
    const table = tableOf(lines, { duplicates: "first" }, { header: ["gene", "note", "s1", "s1"] });
    expect(table.samples).toEqual(["s1"]);
    expect([...table.values.values]).toEqual([1, 3, 5]);
    expect(texts(table.annotations!, "Label")).toEqual(["x"]);
    expect(table.seen.notes).toContain("samples named more than once (1): the first of each was kept");
  });
});

test("without names they are made up", () => {
  const change = { header: undefined, labels: [], kinds: ["number", "number"] as const };
  const table = tableOf("1,2\n3,4\n5,6\n", {}, change);
  expect(table).toMatchObject({ samples: ["s1", "s2", "s3"], features: ["f1", "f2"], orientation: "columns" });
  expect(table.annotations).toBeUndefined();
  expect(table.featureAnnotations).toBeUndefined();
});
