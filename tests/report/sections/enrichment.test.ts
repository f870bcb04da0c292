import { expect, test } from "@jest/globals";
import type { EnrichmentResult } from "../../../src/omics/result.js";
import { enrichmentSection } from "../../../src/report/sections/enrichment.js";
import { fakeResult } from "../fake-result.js";

const result = fakeResult();
const set = (q: number): EnrichmentResult => ({
  term: "cell <cycle> & division",
  overlap: 5,
  size: 50,
  p: q / 10,
  q,
  oddsRatio: Infinity,
  combinedScore: 1,
  genes: Array.from({ length: 12 }, (_, i) => `G${i}`),
});
const markupWith = (rows: EnrichmentResult[]) =>
  enrichmentSection({
    ...result,
    enrichment: [{ class: result.classes[0]!, query: 200, background: 2000, rows }],
  })!.body.markup.replace(/\s+/g, " ");

test("bars and a table where sets are over-represented", () => {
  const markup = markupWith([set(1e-9), set(0.2)]);
  expect(markup).toContain("200 top genes against 2,000 measured ones: 1 set over-represented.");
  expect(markup).toContain("<svg");
  expect(markup).toContain("cell &lt;cycle&gt; &amp; division");
  expect(markup).toContain("and 4 more");
  expect(markup).not.toMatch(/Infinity|NaN/);
});

test("where nothing is over-represented that is said, and no bar is drawn", () => {
  const markup = markupWith([set(0.3), set(0.4), set(0.5), set(0.6)]);
  expect(markup).toContain("no set is over-represented. What follows is the top of the list, not a finding.");
  expect(markup).not.toContain("<svg");
  expect(markup.match(/<tr>/g)).toHaveLength(1 + 3);
});

test("a class without any tested set, and a q of 0", () => {
  expect(markupWith([])).toContain("no set is over-represented.");
  expect(markupWith([set(0)])).not.toMatch(/Infinity|NaN/);
});

test("without gene sets there is no section", () => {
  expect(enrichmentSection({ ...result, enrichment: [] })).toBeUndefined();
});
