import { describe, expect, test } from "@jest/globals";
import { sheetRecords, sheetText } from "../../../src/io/excel/sheet-records.js";
import type { SheetCell } from "../../../src/io/excel/workbook.js";

const day = new Date("2024-09-02");
const records = (rows: SheetCell[][]) => sheetRecords({ name: "x", rows });

test("rows keep their numbers; blank rows, and blank columns at the right, are left out", () => {
  expect(
    records([
      ["a", "b", null],
      [null, null, null],
      [1, true, null],
    ]).records,
  ).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 3, cells: ["1", "true"] },
  ]);
});

test("titles above a table are skipped and told; a table of two columns has none", () => {
  const table = records([
    ["Table S1", null, null],
    [null, null, null],
    ["a", "b", "c"],
    [1, 2, 3],
  ]);
  expect(table.records.map(({ line }) => line)).toEqual([3, 4]);
  expect(table.notes).toEqual(["title rows above the table that were skipped: 1"]);
  expect(
    records([
      ["a", null],
      ["b", 1],
    ]).records,
  ).toHaveLength(2);
});

describe("dates", () => {
  test("among dates and numbers are days", () => {
    expect(
      records([
        ["id", "seen"],
        ["p", day],
        ["q", null],
      ]).records[1]!.cells,
    ).toEqual(["p", "2024-09-02"]);
  });

  test("among names, beside them or above, are what genes became", () => {
    const beside = records([
      ["gene", "s1"],
      ["TP53", 1],
      ["MYC", 3],
      [day, 2],
    ]);
    expect([beside.records[3]!.cells, beside.notes.length]).toEqual([["2-Sep", "2"], 1]);
    expect(
      records([
        ["sample", "TP53", day],
        ["s1", 1, 2],
      ]).records[0]!.cells,
    ).toEqual(["sample", "TP53", "2-Sep"]);
  });
});

test("text has each row on its line; quotes, tabs and line ends do no harm", () => {
  const { records: rows } = records([
    ["a", 'b "c"'],
    [null, null],
    ["d\te", "f\ng"],
  ]);
  expect(sheetText(rows)).toBe('a\t"b ""c"""\n\nd e\tf g\n');
});

test("an empty sheet has no row", () => {
  expect(records([])).toEqual({ records: [], notes: [] });
});
