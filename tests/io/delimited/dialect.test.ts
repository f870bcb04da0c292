import { describe, expect, test } from "@jest/globals";
import { findDialect } from "../../../src/io/delimited/dialect.js";

const find = (text: string) => findDialect(text, "f.csv");

test("a usual table", () => {
  expect(find("gene,s1,s2\nTP53,1,2\nMYC,3,4\n")).toEqual({
    separator: ",",
    skip: 1,
    header: ["gene", "s1", "s2"],
    labels: [],
    kinds: ["names", "number", "number"],
    notes: [],
  });
});

test("a table of numbers alone", () => {
  expect(find("0.1,0.2\n0.3,0.4\n")).toEqual({
    separator: ",",
    skip: 0,
    header: undefined,
    labels: [],
    kinds: ["number", "number"],
    notes: ["the first line holds values, not names"],
  });
});

test("comments and blank lines before the header, labels after it", () => {
  expect(find("# made up\n#really\n\nName\ta\tb\tc\nLabel\tx\ty\tx\nTP53\t1\t2\t3\n")).toMatchObject({
    separator: "\t",
    skip: 5,
    header: ["Name", "a", "b", "c"],
    labels: [["Label", "x", "y", "x"]],
    kinds: ["names", "number", "number", "number"],
    notes: ["comment lines at the top that were skipped: 2", 'line 5 labels the columns: "Label"'],
  });
});

test("a header that begins with # is a header", () => {
  expect(find("#gene\ts1\ts2\na\t1\t2\nb\t3\t4\n")).toMatchObject({
    header: ["#gene", "s1", "s2"],
    skip: 1,
    notes: [],
  });
});

test("a header without corner cell", () => {
  expect(find("s1\ts2\na\t1\t2\nb\t3\t4\n")).toMatchObject({
    header: ["", "s1", "s2"],
    kinds: ["names", "number", "number"],
  });
});

describe("refused, with place:", () => {
  test.each([
    [
      "decimal commas",
      "gene;s1;s2\na;1,5;2,25\nb;3;4,5\n",
      'Numbers are written with a decimal comma: "1,5".',
      { line: 2, column: "s1" },
    ],
    [
      "decimal commas without header",
      "1,5;2,5\n3,5;4,5\n",
      'Numbers are written with a decimal comma: "1,5".',
      { line: 1, column: 1 },
    ],
    ["old line ends", "gene,s1\ra,1\rb,2\r", "Lines end with a lone carriage return.", {}],
    ["no row", "\n\n", "The file has no row.", {}],
    [
      "a header too long",
      "gene,s1,s2,s3\na,1\nb,2\n",
      "The header has 4 cells, but most lines below it have 2.",
      { line: 1 },
    ],
  ])("%s", (_, text, what, place) => {
    expect(() => find(text)).toThrow(
      expect.objectContaining({ tag: "MalformedTable", what, place: { file: "f.csv", ...place } }),
    );
  });
});
