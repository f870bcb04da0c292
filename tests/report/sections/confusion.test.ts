import { expect, test } from "@jest/globals";
import { confusionSection } from "../../../src/report/sections/confusion.js";
import { fakeResult } from "../fake-result.js";

test("averaged, added up, fold by fold, and each class in a table", () => {
  const { markup } = confusionSection(fakeResult()).body;
  expect(markup.match(/<svg/g)).toHaveLength(2 + 3);
  expect(markup).toContain("Fold 3, accuracy");
  expect(markup).toContain("T &quot;cells&quot;");
  expect(markup).toContain("On the diagonal: Astrocyte &lt;like&gt; 0.");
});

test("numbers stand in the cells of few classes, not in the small matrices of many", () => {
  const numbersIn = (classes: number) => {
    const names = Array.from({ length: classes }, (_, c) => `c${c}`);
    const { markup } = confusionSection(fakeResult({ classes: names, samples: 60, folds: 2, skill: 1 })).body;
    return /<figure class="small">.*?<\/figure>/s.exec(markup)![0].match(/<text/g)?.length ?? 0;
  };
  expect(numbersIn(3)).toBeGreaterThanOrEqual(3);
  expect(numbersIn(15)).toBe(0);
});

test("only the first ten of many folds are drawn", () => {
  const { markup } = confusionSection(fakeResult({ folds: 12, samples: 36 })).body;
  expect(markup.match(/<figure class="small">/g)).toHaveLength(10);
  expect(markup).toContain("The first 10 of 12 folds");
});
