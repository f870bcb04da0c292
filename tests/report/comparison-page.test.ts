import { expect, test } from "@jest/globals";
import { comparisonPage, comparisonSections } from "../../src/report/comparison-page.js";
import { fakeComparison } from "../omics/compare/fake-comparison.js";

test("one page with table, pictures, what they mean, and notes; nothing of the data is markup", () => {
  const page = comparisonPage(fakeComparison());
  for (const part of ["<table>", "Ranks", "independent data sets", "filter: &lt;2&gt;", "forest &lt;500&gt;"])
    expect(page).toContain(part);
  expect(page).not.toContain("<script");
  expect(page.match(/<svg/g)!.length).toBeGreaterThanOrEqual(2);
});

test("a cell shows the same without a page around it", () => {
  const { markup } = comparisonSections(fakeComparison());
  expect(markup).toContain("<table>");
  expect(markup).not.toContain("<html");
});

test("the picture of means says where its intervals come from", () => {
  const { ranks: _ranks, ...alone } = fakeComparison();
  expect(comparisonPage(alone)).toContain("corrected for the training samples that folds share");
  expect(comparisonPage({ ...alone, folds: 1 })).toContain("from drawing samples anew");
});
