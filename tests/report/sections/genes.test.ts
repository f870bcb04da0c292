import { expect, test } from "@jest/globals";
import { genesSection } from "../../../src/report/sections/genes.js";
import { fakeResult } from "../fake-result.js";

const result = fakeResult({ genes: 90 });

test("the first twenty genes of each class, in the order of their rank", () => {
  const shuffled = { ...result, genes: [...result.genes].reverse() };
  const { markup } = genesSection(shuffled)!.body;
  expect(markup.match(/<table/g)).toHaveLength(3);
  expect(markup).toContain("the first 20 of 30 genes");
  const ranks = [...markup.matchAll(/<td class="number">(\d+)<\/td>\s*<td class="number">/g)].map(([, rank]) =>
    Number(rank),
  );
  expect(ranks.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

test("names are escaped, scores are shares of the best", () => {
  const { markup } = genesSection(result)!.body;
  expect(markup).toContain("MT&amp;CO1");
  expect(markup).toMatch(/<td class="number">1<\/td>\s*<td class="number">1<\/td>/);
});

test("without genes there is no section", () => {
  expect(genesSection({ ...result, genes: [] })).toBeUndefined();
});
