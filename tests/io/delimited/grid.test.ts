import { describe, expect, test } from "@jest/globals";
import type { Dialect } from "../../../src/io/delimited/dialect.js";
import { GridParser } from "../../../src/io/delimited/grid.js";

const dialect: Dialect = {
  separator: ",",
  skip: 1,
  header: ["gene", "note", "s1", "s2"],
  labels: [],
  kinds: ["names", "text", "number", "number"],
  notes: [],
};

function parse(...blocks: string[]) {
  const parser = new GridParser(dialect, "f.csv");
  for (const block of blocks) parser.push(Buffer.from(block));
  const grid = parser.finish();
  return { ...grid, values: [...grid.blocks[0]!.subarray(0, grid.rows * grid.columns)] };
}

test("names, texts and numbers, over several blocks", () => {
  const grid = parse('gene,note,s1,s2\nTP53,"a, ""b""",1,2\r\n', '\n"MYC, human", x ,NA,1e-5\n');
  expect(grid).toMatchObject({ rows: 2, columns: 2, names: ["TP53", "MYC, human"] });
  expect(grid.texts).toEqual(new Map([[1, ['a, "b"', "x"]]]));
  expect(grid.values).toEqual([1, 2, NaN, Math.fround(1e-5)]);
});

test("rows beyond a block begin another one", () => {
  const wide = 1 << 19;
  const kinds = Array.from({ length: wide }, () => "number" as const);
  const parser = new GridParser({ ...dialect, skip: 0, header: undefined, kinds }, "f");
  for (let i = 1; i <= 3; i++) parser.push(Buffer.from(`${Array.from({ length: wide }, () => i).join(",")}\n`));
  const { blocks, blockRows, rows } = parser.finish();
  expect([blocks.length, blockRows, rows]).toEqual([2, 2, 3]);
  expect([blocks[0]![0], blocks[0]![wide], blocks[1]![wide - 1]]).toEqual([1, 2, 3]);
});

test("a column without name and content is left out", () => {
  const parser = new GridParser({ ...dialect, kinds: ["names", "blank", "number", "number"] }, "f");
  parser.push(Buffer.from("gene,,s1,s2\na,,1,2\n"));
  expect([...parser.finish().blocks[0]!.subarray(0, 2)]).toEqual([1, 2]);
});

describe("refused, with line, column and what the cell says:", () => {
  const head = "gene,note,s1,s2\nTP53,x,1,2\n";

  test.each([
    ["text", "MYC,y,1,high\n", 'A number is expected, but the cell says "high".', { line: 3, column: "s2" }],
    [
      "text after blank lines",
      "\n\nMYC,y,high,1\n",
      'A number is expected, but the cell says "high".',
      { line: 5, column: "s1" },
    ],
    ["quoted text", 'MYC,y,1,"a, b"\n', 'A number is expected, but the cell says "a, b".', { line: 3, column: "s2" }],
    ["a decimal comma", 'MYC,y,"1,5",2\n', 'The number "1,5" has a decimal comma.', { line: 3, column: "s1" }],
    ["an infinite value", "MYC,y,-Inf,2\n", 'The value "-Inf" is infinite.', { line: 3, column: "s1" }],
    ["a number too large", "MYC,y,1e39,2\n", 'The number "1e39" is too large.', { line: 3, column: "s1" }],
    [
      "a long text, cut",
      `MYC,y,${"x".repeat(50)},2\n`,
      `A number is expected, but the cell says "${"x".repeat(40)}…".`,
      { line: 3, column: "s1" },
    ],
    ["a cell too few", "MYC,y,1\n", "4 cells are expected, but the line has 3.", { line: 3 }],
    ["a cell too many", "MYC,y,1,2,3\n", "4 cells are expected, but the line has 5.", { line: 3 }],
    ["only a name", "MYC\n", "4 cells are expected, but the line has 1.", { line: 3 }],
    ["a carriage return amid a line", "MYC,y,1\r,2\n", "4 cells are expected, but the line has 3.", { line: 3 }],
  ])("%s", (_, line, what, place) => {
    expect(() => parse(head, line)).toThrow(
      expect.objectContaining({ tag: "MalformedTable", what, place: { file: "f.csv", ...place } }),
    );
  });

  test("a quoted cell over two lines, with that hint", () => {
    expect(() => parse(head, 'MYC,"two\nlines",1,2\n')).toThrow(/a quoted cell must not go over several lines/);
  });

  test("a column without name is told by its number", () => {
    const parser = new GridParser({ ...dialect, skip: 0, header: undefined }, "f");
    expect(() => parser.push(Buffer.from("a,b,1,x\n"))).toThrow(
      expect.objectContaining({ place: { file: "f", line: 1, column: 4 } }),
    );
  });
});
