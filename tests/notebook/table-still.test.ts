import { expect, test } from "@jest/globals";
import { tableColumns } from "../../src/notebook/table-columns.js";
import { firstQuery, tablePages } from "../../src/notebook/shared/table-query.js";
import { tableDrawing, tablePage } from "../../src/notebook/table-still.js";

function stillOf(records: readonly object[], query = {}) {
  const { rows, columns } = tableColumns(records);
  const source = {
    rows,
    columns: columns.length,
    isNumeric: (column: number) => columns[column]!.numeric,
    cell: (row: number, column: number) => columns[column]!.cell(row),
    keys: () => [],
  };
  const page = tablePages(source, () => [])({ ...firstQuery, ...query });
  return { page, columns, rows, title: "Genes <b>" };
}

const records = Array.from({ length: 50 }, (_, i) => ({
  "<img onerror=x>": `<script>${i}`,
  score: i / 7,
  empty: null,
}));

test("a page of text: names and values are text, missing ones are told, numbers stand right", () => {
  const page = tablePage(stillOf(records));
  expect(page).not.toMatch(/<img|<script|<b>/);
  expect(page).toContain("&lt;script&gt;0");
  expect(page).toContain("Genes &lt;b&gt;: 50 rows × 3 columns (20 of them are shown)");
  expect(page).toMatch(/<td style="text-align: right">0\.1429<\/td>/);
  expect(page).toMatch(/<td style="text-align: left" title="missing"><\/td>/);
  expect(tablePage(stillOf(records, { filters: { 1: "< 0.5" } }))).toContain("(4 pass the filters)");
});

test("a drawing of the first columns", () => {
  const many = [Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`column ${i}`, "🧬".repeat(40)]))];
  const drawing = tableDrawing(stillOf(many), "thirty columns");
  expect(drawing).toContain("(8 columns)");
  expect(drawing).not.toContain("column 8");
  expect(drawing).toContain(`${"🧬".repeat(17)}…`);
});

test("a table of nothing has its picture", () => {
  expect(tablePage(stillOf([]))).toContain("0 rows × 0 columns");
  expect(tableDrawing(stillOf([]), "nothing")).toMatch(/^<svg[^]*<\/svg>$/);
});
