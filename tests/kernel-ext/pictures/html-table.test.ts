import { expect, test } from "@jest/globals";
import { escapeHtml, htmlTable } from "../../../kernel-ext/src/pictures/html-table.js";

test("a table escapes what it shows, aligns numbers and says its shape", () => {
  const html = htmlTable({
    columns: ["<a>", "n"],
    rows: 1,
    allColumns: 2,
    cell: (_, column) => (column === 0 ? "<script>" : 1.23456789),
  });
  expect(html).not.toMatch(/<script>|<a>/);
  expect(html).toContain('<td style="text-align:right">1.23457</td>');
  expect(html).toContain("1 rows × 2 columns");
});

test("a large table is cut, and says so", () => {
  const columns = Array.from({ length: 40 }, (_, i) => `c${i}`);
  const html = htmlTable({ columns, rows: 1e6, allColumns: 40, cell: () => "x".repeat(1000) });
  expect(html.match(/<tr>/g)?.length).toBe(61);
  expect(html).toContain("(the first 60 × 30 are shown)");
  expect(html.length).toBeLessThan(400_000);
});

test("escaping", () => {
  expect(escapeHtml(`a<b>&"'`)).toBe("a&#60;b&#62;&#38;&#34;&#39;");
});
