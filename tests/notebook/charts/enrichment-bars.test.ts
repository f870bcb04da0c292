import { expect, test } from "@jest/globals";
import { enrichmentBars } from "../../../src/notebook/charts/enrichment-bars.js";
import { classColour } from "../../../src/report/palette.js";
import { fakeResult } from "../../report/fake-result.js";
import { hostile, specOf, wordsOf } from "./examples.js";

const { enrichment, classes } = fakeResult();

test("each class has its bars, in its colour, names as text", () => {
  const picture = enrichmentBars(
    [{ ...enrichment[1]!, rows: enrichment[1]!.rows.map((row) => ({ ...row, term: row.term + hostile })) }],
    { classes, top: 4 },
  );
  expect(picture.svg).toContain("&lt;img onerror");
  expect(picture.svg).not.toMatch(/<img|<cell>/);
  expect(specOf(picture).vconcat[0].layer[0].data.values).toHaveLength(4);
  expect(picture.svg).toContain(classColour(1));
  expect(wordsOf(picture)).toContain("Gene sets of class Malignant & cycling by significance");
});

test("where nothing is over-represented the picture says so", () => {
  const rows = enrichment[0]!.rows.map((row) => ({ ...row, q: 0.5 }));
  expect(enrichmentBars([{ ...enrichment[0]!, rows }]).svg).toContain("nothing found");
  expect(enrichmentBars([{ ...enrichment[0]!, rows: rows.map((row) => ({ ...row, q: 0 })) }]).svg).toContain(
    "10 sets over-represented",
  );
});

test("without a tested set there is no picture", () => {
  for (const none of [[], [{ ...enrichment[0]!, rows: [] }]])
    expect(() => enrichmentBars(none)).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
  expect(() => enrichmentBars(enrichment, { top: 0 })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
});
