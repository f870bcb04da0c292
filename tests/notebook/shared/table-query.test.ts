import { describe, expect, test } from "@jest/globals";
import {
  type Cell,
  cellText,
  columnsOfPage,
  filterOf,
  firstQuery,
  isMarked,
  tablePages,
  type TableQuery,
  type TableSource,
} from "../../../src/notebook/shared/table-query.js";

const lines: readonly (readonly Cell[])[] = [
  ["TP53", 2],
  ["EGFR", null],
  ["gene 10", 2],
  ["gene 9", -1],
  [null, "Infinity"],
];
const source: TableSource = {
  rows: lines.length,
  columns: 2,
  isNumeric: (column) => column === 1,
  cell: (row, column) => lines[row]![column]!,
  keys: (row) => [row],
};
const ask = (query: Partial<TableQuery>, marked: readonly number[] = []) =>
  tablePages(source, () => marked)({ ...firstQuery, ...query });

describe("sorting", () => {
  test("puts missing values last either way, infinite ones at their end, and keeps the order of equal ones", () => {
    expect(ask({ sort: 1 }).rows).toEqual([3, 0, 2, 4, 1]);
    expect(ask({ sort: 1, descending: true }).rows).toEqual([4, 0, 2, 3, 1]);
  });

  test("reads numbers in texts", () => {
    expect(ask({ sort: 0 }).rows).toEqual([1, 3, 2, 0, 4]);
  });
});

describe("filters", () => {
  test("look for a part of a text, whatever its case", () => {
    expect(ask({ filters: { 0: "GENE" } }).rows).toEqual([2, 3]);
    expect(ask({ filters: { 0: "missing" } }).rows).toEqual([4]);
  });

  test.each([
    ["> 1", [0, 2, 4]],
    [">=2", [0, 2, 4]],
    ["< 0", [3]],
    ["≤ −1", [3]],
    ["= 2", [0, 2]],
    ["2", [0, 2]],
    ["-1..2", [0, 2, 3]],
    ["missing", [1]],
    ["", [0, 1, 2, 3, 4]],
    ["> two", [0, 1, 2, 3, 4]],
  ])("compare numbers: %s", (text, rows) => {
    expect(ask({ filters: { 1: text } }).rows).toEqual(rows);
  });

  test("what cannot be understood is known as such", () => {
    for (const text of [">", "> two", "1..x", "1 2"]) expect(filterOf(text, true)).toBeUndefined();
  });

  test("hold together, with marks", () => {
    expect(ask({ filters: { 0: "gene", 1: "> 0" } }).rows).toEqual([2]);
    expect(ask({ onlyMarked: true, sort: 1 }, [0, 3]).rows).toEqual([3, 0]);
    expect(isMarked([1, 2])([])).toBe(false);
    expect(isMarked([1, 2])([2, 3])).toBe(false);
  });
});

describe("pages", () => {
  test("hold their rows; after a filter, the last page that there is", () => {
    expect(ask({ size: 2, first: 2 })).toMatchObject({ passing: 5, rows: [2, 3], cells: [lines[2], lines[3]] });
    expect(ask({ size: 2, first: 4, filters: { 0: "gene" } }).rows).toEqual([2, 3]);
    expect(ask({ filters: { 0: "nothing" } })).toMatchObject({ passing: 0, rows: [], cells: [] });
  });

  test("hold few of many columns, the first always", () => {
    const wide = { ...source, columns: 20_000, cell: (_: number, column: number) => column };
    const page = tablePages(wide, () => [])({ ...firstQuery, firstColumn: 700 });
    expect(page.columns).toEqual([0, ...Array.from({ length: columnsOfPage - 1 }, (_, i) => 700 + i)]);
    expect(page.cells[0]).toEqual(page.columns);
    expect(tablePages(wide, () => [])({ ...firstQuery, firstColumn: 1e9 }).columns).toEqual([0, 19_999]);
  });

  test("a table without rows or columns has an empty page", () => {
    expect(tablePages({ ...source, rows: 0 }, () => [])(firstQuery).rows).toEqual([]);
    expect(tablePages({ ...source, columns: 0 }, () => [])(firstQuery).columns).toEqual([]);
    expect(tablePages({ ...source, columns: 1 }, () => [])(firstQuery).columns).toEqual([0]);
  });

  test("turning pages does not sort again; new marks, where they count, do", () => {
    let looked = 0;
    let marked: readonly number[] = [0, 1];
    const counting = { ...source, cell: (row: number, column: number) => (looked++, lines[row]![column]!) };
    const pages = tablePages(counting, () => marked);
    pages({ ...firstQuery, sort: 1, size: 1 });
    const before = looked;
    pages({ ...firstQuery, sort: 1, size: 1, first: 1 });
    expect(looked - before).toBe(2);
    marked = [2, 3];
    pages({ ...firstQuery, sort: 1, size: 1, first: 1, again: 1 });
    expect(looked - before).toBe(4);
    expect(pages({ ...firstQuery, sort: 1, onlyMarked: true }).rows).toEqual([3, 2]);
    marked = [0];
    expect(pages({ ...firstQuery, sort: 1, onlyMarked: true }).rows).toEqual([0]);
  });
});

test("numbers are written with four digits, large and small ones in powers of ten", () => {
  const texts = [null, "a", 3, 0.123456, -2.5, 1234567.8, 1.5e-7, 0, -1.5e-7].map(cellText);
  expect(texts).toEqual(["", "a", "3", "0.1235", "-2.5", "1.23e+6", "1.50e-7", "0", "-1.50e-7"]);
});
