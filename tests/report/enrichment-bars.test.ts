import { expect, test } from "@jest/globals";
import { enrichmentBar, enrichmentBars, enrichmentDomain, enrichmentWords } from "../../src/report/enrichment-bars.js";
import { fakeResult } from "./fake-result.js";

const [row] = fakeResult().enrichment[0]!.rows;

test("a bar is as long as the q is small, and ends where doubles do", () => {
  expect(enrichmentBar(0.001)).toBeCloseTo(3, 12);
  expect(enrichmentBar(0)).toBeCloseTo(300, 12);
});

test("the axis holds the longest bar and the line at the level", () => {
  expect(enrichmentDomain([])).toBe(2);
  expect(
    enrichmentDomain([
      { ...row!, q: 1e-5 },
      { ...row!, q: 0.5 },
    ]),
  ).toBeCloseTo(5, 12);
});

test("what is no finding is marked, so that it is drawn pale", () => {
  const { layer } = enrichmentBars(
    [
      { ...row!, q: 0.05 },
      { ...row!, q: 0.051 },
    ],
    "#ff0000",
    2,
  );
  expect(layer[0]!.data.values).toMatchObject([{ sure: true }, { sure: false }]);
});

test("the same in words", () => {
  expect(enrichmentWords("T", [{ ...row!, term: "cycle", q: 0.01 }])).toBe(
    "Gene sets of class T by significance: cycle, q 0.010.",
  );
});
