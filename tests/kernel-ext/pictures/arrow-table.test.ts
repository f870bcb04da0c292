import { expect, test } from "@jest/globals";
import { tableFromArrays } from "apache-arrow";
import { arrowTable } from "../../../kernel-ext/src/pictures/arrow-table.js";

test("an Arrow table shows its first rows", () => {
  const table = tableFromArrays({ sample: ["s1", "s2"], count: Int32Array.of(3, 4) });
  const html = arrowTable(table)!["text/html"]!;
  expect(html).toContain("<td>s1</td>");
  expect(html).toContain('<td style="text-align:right">4</td>');
  expect(html).toContain("2 rows × 2 columns");
});

test.each([[null], [{ numRows: 1 }], [{ numRows: 1, numCols: 1, getChildAt: () => null }], ["x"]])(
  "%p is none",
  (value) => {
    expect(arrowTable(value)).toBeUndefined();
  },
);
