import { expect, test } from "@jest/globals";
import { table } from "../../src/report/table.js";

const { markup } = table(
  "Genes of T & B cells",
  [{ title: "Gene" }, { title: "Score", numeric: true }],
  [
    ["HLA-A<sup>", 0.5],
    ["Mean", 0.4],
  ],
  1,
);

test("a table has a caption, column headings and row headings", () => {
  expect(markup).toMatch(/<caption>\s*Genes of T &amp; B cells\s*<\/caption>/);
  expect(markup).toContain('<th scope="col" class="number">Score</th>');
  expect(markup).toMatch(/<th scope="row" class="text">HLA-A&lt;sup&gt;<\/th>\s*<td class="number">0.5<\/td>/);
});

test("totals stand apart", () => {
  expect(markup).toMatch(/<tfoot>\s*<tr>\s*<th scope="row" class="text">Mean</);
  expect(table("", [{ title: "a" }], [["x"]]).markup).not.toContain("<tfoot>");
});
