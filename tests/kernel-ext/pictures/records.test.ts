import { expect, test } from "@jest/globals";
import { records } from "../../../kernel-ext/src/pictures/records.js";

test("an array of plain objects is a table over all their fields", () => {
  const html = records([
    { gene: "TP53", fold: 2 },
    { gene: "MYC", p: null },
  ])!["text/html"]!;
  for (const name of ["gene", "fold", "p"]) expect(html).toContain(`<th>${name}</th>`);
  expect(html).toContain("<td>TP53</td>");
  expect(html).toContain("2 rows × 3 columns");
});

test.each([[[]], [[1, 2]], [[{}, 1]], [[{}]], [[new Map()]], [{ a: 1 }], [[null]]])("%p is none", (value) => {
  expect(records(value)).toBeUndefined();
});
