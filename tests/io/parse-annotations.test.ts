import { describe, expect, test } from "@jest/globals";
import { columnNames, numbers, texts } from "../../src/data/table.js";
import { parseAnnotations } from "../../src/io/parse-annotations.js";

const parse = (text: string, options = {}) => parseAnnotations(text, "a.tsv", options);

describe("with a header", () => {
  test("columns keep their names; numbers are numbers, texts texts", () => {
    const table = parse('sample,cell type,age\na,"T cell, naive",61\nb,B/plasma,NA\n');
    expect(columnNames(table)).toEqual(["sample", "cell type", "age"]);
    expect(texts(table, "cell type")).toEqual(["T cell, naive", "B/plasma"]);
    expect([...numbers(table, "age")]).toEqual([61, NaN]);
  });

  test.each(["Sample_ID", "barcode", "Cell", "Patient ID"])("the samples are found in the column %s", (name) => {
    const table = parse(`label\t${name}\nx\ta\nx\tb\n`);
    expect(texts(table, "sample")).toEqual(["a", "b"]);
    expect(columnNames(table)).toEqual(["sample", "label"]);
  });

  test("the samples are in the column that is named, and another column called sample stays", () => {
    const table = parse("sample\tcode\tlabel\ns1\ta\tx\ns1\tb\ty\n", { sample: "code" });
    expect(texts(table, "sample")).toEqual(["a", "b"]);
    expect(texts(table, "sample_")).toEqual(["s1", "s1"]);
  });

  test.each([
    ["a blank corner, as pandas writes it,", ",sample,label\nAAC-1,P1,x\nAAG-1,P1,y\n"],
    ["no corner, as R writes it,", "sample,label\nAAC-1,P1,x\nAAG-1,P1,y\n"],
  ])("%s names the samples, and another column called sample stays", (_, text) => {
    const table = parse(text);
    expect(columnNames(table)).toEqual(["sample", "sample_", "label"]);
    expect(texts(table, "sample")).toEqual(["AAC-1", "AAG-1"]);
    expect(texts(table, "sample_")).toEqual(["P1", "P1"]);
  });

  test("the column called sample is taken where it is asked for; no column takes the place of another", () => {
    const table = parse(",sample,sample_\nq1,a,x\nq2,b,y\n", { sample: "sample" });
    expect(columnNames(table)).toEqual(["sample", "sample__", "sample_"]);
    expect(texts(table, "sample")).toEqual(["a", "b"]);
    expect(texts(table, "sample__")).toEqual(["q1", "q2"]);
    const third = parse(",sample,code\nq1,a,x\nq2,b,y\n", { sample: "code" });
    expect(columnNames(third)).toEqual(["sample", "sample_", "sample__"]);
    expect(texts(third, "sample__")).toEqual(["a", "b"]);
  });

  test("columns called by numbers stay behind the samples, in their order", () => {
    expect(columnNames(parse("sample,7157,672\na,x,1\nb,y,2\n", { header: "present" }))).toEqual([
      "sample",
      "7157",
      "672",
    ]);
  });

  test("without the corner's cell, as R writes it, the first column names the samples", () => {
    const table = parse('"label" "age"\n"a" "x" 3\n"b" "y" 4\n');
    expect(columnNames(table)).toEqual(["sample", "label", "age"]);
    expect(texts(table, "sample")).toEqual(["a", "b"]);
  });
});

test.each(["\n", "\r\n", "\r"])("lines may end with %j", (end) => {
  const table = parse(["sample,label", "a,x", '"b",y', ""].join(end));
  expect(columnNames(table)).toEqual(["sample", "label"]);
  expect(texts(table, "sample")).toEqual(["a", "b"]);
  expect(texts(table, "label")).toEqual(["x", "y"]);
});

describe("without a header", () => {
  test("columns are called label, column2, column3", () => {
    const table = parse("A1\tx\t3\tlow\nA2\tx\t4\thigh\n");
    expect(columnNames(table)).toEqual(["sample", "label", "column2", "column3"]);
    expect(texts(table, "sample")).toEqual(["A1", "A2"]);
  });

  test("a single column of labels gets sample names", () => {
    const table = parse("0\n1\n1\n");
    expect(texts(table, "sample")).toEqual(["s1", "s2", "s3"]);
    expect([...numbers(table, "label")]).toEqual([0, 1, 1]);
  });

  test("the choice can be forced either way", () => {
    expect(parse("a\tx\nb\ty\n", { header: "absent" }).numRows).toBe(2);
    expect(columnNames(parse("a1\tx\na2\tx\n", { header: "present" }))).toEqual(["sample", "x"]);
  });
});

describe("refused, with place and remedy:", () => {
  test.each([
    ["a ragged line", "sample\tlabel\na\tx\nb\n", {}, "MalformedTable", "2 cells are expected, but the line has 1.", 3],
    [
      "samples named twice",
      "sample\tlabel\na\tx\nb\ty\na\tx\n",
      {},
      "DuplicateNames",
      "Samples named more than once (1): a.",
      4,
    ],
    ["a sample without name", "sample\tlabel\na\tx\n\ty\n", {}, "MalformedTable", "The sample has no name.", 3],
    ["columns of one name", "sample\tx\tx\na\t1\t2\n", {}, "DuplicateNames", "Columns named more than once (1): x.", 1],
    ["an open quote", 'sample\tlabel\na\t"x\n', {}, "MalformedTable", "A quote is opened and never closed.", 2],
    [
      "a column that is not there",
      "sample\tlabel\na\tx\n",
      { sample: "smaple" },
      "UnknownName",
      'There is no column "smaple".',
      undefined,
    ],
    ["a file of blank lines", "\n\n", {}, "UnreadableFile", "The file has no line with content.", undefined],
  ])("%s", (_, text, options, tag, what, line) => {
    expect(() => parse(text, options)).toThrow(
      expect.objectContaining({ tag, what, place: { file: "a.tsv", ...(line ? { line } : {}) } }),
    );
  });

  test("a column that is not there lists those that are, nearest first", () => {
    expect(() => parse("cell\tlabel\na\tx\n", { sample: "cel" })).toThrow(/Use one of: cell, label\./);
  });
});
