import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { splitRecords } from "../../../src/io/delimited/records.js";

const cells = (text: string, separator = ",") => splitRecords(text, separator).map((record) => record.cells);

test.each([
  [
    "a,b\nc,d\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "a,b\r\nc,d",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["a,,\n", [["a", "", ""]]],
  [" a , b \n", [["a", "b"]]],
  ['"a,1","say ""hi"""\n', [["a,1", 'say "hi"']]],
  ['"two\nlines",b\n', [["two\nlines", "b"]]],
  ['a "quoted" word,5" tube\n', [['a "quoted" word', '5" tube']]],
  ["\n\na\n\n", [["a"]]],
  ["", []],
])("%j", (text, expected) => {
  expect(cells(text)).toEqual(expected);
});

test("a blank separates cells where it is the separator", () => {
  expect(cells('"a b" 1 2\n', " ")).toEqual([["a b", "1", "2"]]);
  expect(cells(" 1 2\n", " ")).toEqual([["", "1", "2"]]);
});

test("records know on which line they begin", () => {
  const records = splitRecords('a\n\n"b\nc"\nd\n', ",", "f", 10);
  expect(records.map(({ line }) => line)).toEqual([10, 12, 14]);
});

test("a quote that is never closed is refused with its line", () => {
  expect(() => splitRecords('a\nb,"c\nd\n', ",", "f.csv")).toThrow(
    expect.objectContaining({ tag: "MalformedTable", place: { file: "f.csv", line: 2 } }),
  );
});

test("whatever is written with quotes is read back", () => {
  const text = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", " ", "ß") });
  const table = fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(table, (rows) => {
      const written = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",") + "\n").join("");
      expect(cells(written)).toEqual(rows);
    }),
  );
});
