import { expect, test } from "@jest/globals";
import { studySummary } from "../../src/notebook/study-summary.js";
import { StudyResult } from "../../src/omics/study-result.js";
import { fakeResult } from "../report/fake-result.js";

test("a study says what was done, how well it went, and where to look next", () => {
  const result = fakeResult({ classes: ["<img onerror=x>", "b"] });
  const { "text/html": page, "text/plain": text } = studySummary({ ...result, warnings: ["fold 1: <slow>"] });
  expect(page).toContain("of the test samples were told right");
  expect(page).toContain("study.saliency()");
  expect(page).toContain("&lt;slow&gt;");
  expect(page).not.toContain("<img");
  expect(text).toMatch(/accuracy +\d/);
});

test("every view that it names is there", () => {
  const { "text/html": page } = studySummary(fakeResult());
  const named = [...page!.matchAll(/study\.(\w+)(?=[.(])/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect([name, name in StudyResult.prototype]).toEqual([name, true]);
});
