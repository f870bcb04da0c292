import { expect, test } from "@jest/globals";
import {
  comparisonColumns,
  comparisonRows,
  comparisonWords,
  intervalOf,
  markdownTable,
  shownCells,
  shownColumns,
  tsvTable,
} from "../../src/report/comparison-table.js";
import { fakeComparison } from "../omics/compare/fake-comparison.js";

const result = fakeComparison();

test("best first, failures last with their reason, a cell a heading", () => {
  const cells = shownCells(result);
  expect(cells.map(([name]) => name)).toEqual(["forest <500>", "igtd | smallCnn", "failing"]);
  expect(cells[2]![1]).toBe("failed: There is no such file.");
  for (const row of cells) expect(row).toHaveLength(shownColumns(result).length);
  expect(cells[1]).toContain("−10.0 ± 3.0 points");
});

test("numbers of the written table", () => {
  const row = Object.fromEntries(comparisonRows(result)[1]!.map((cell, i) => [comparisonColumns[i]!, cell]));
  expect(row).toMatchObject({ method: "igtd | smallCnn", rank: 2, pairedDifference: -0.1, error: null });
  expect(row.difference).toBeCloseTo(-0.1, 12);
  expect(row.wilcoxon).toBeCloseTo(1 / 16, 12);
  expect(tsvTable(result).split("\n")).toHaveLength(5);
});

test("the interval is corrected for shared training rows and stays within 0 … 1", () => {
  const [low, high] = intervalOf(result.methods[1]!, "accuracy")!;
  // sd 0.0418, t(4) 2.776, √(1/5 + 1/4)
  expect([low, high]).toEqual([expect.closeTo(0.86 - 0.0779, 3), expect.closeTo(0.86 + 0.0779, 3)]);
  expect(intervalOf(result.methods[0]!, "accuracy")![1]).toBe(1);
  expect(intervalOf(result.methods[2]!, "accuracy")).toBeNull();
  const poor = { ...result.methods[0]!.run! };
  const folds = [0, 0.2].map((accuracy, f) => ({
    ...poor.folds[f]!,
    metrics: { ...poor.folds[f]!.metrics, accuracy },
  }));
  expect(intervalOf({ ...result.methods[0]!, run: { ...poor, folds } }, "accuracy")).toEqual([0, 1]);
  const { run, ...method } = result.methods[0]!;
  const interval = { value: 1, low: 0.8, high: 1 };
  const pooled = { accuracy: interval, f1Macro: null, aucOvoMacro: null };
  const accuracy = { mean: 1, standardError: null, interval: null };
  const single = { ...method, run: { ...run!, folds: run!.folds.slice(0, 1), certainty: { accuracy, pooled } } };
  expect(intervalOf(single, "accuracy")).toEqual([0.8, 1]);
  expect(intervalOf(single, "f1Macro")).toBeNull();
});

test("a pipe in a name breaks no table, and the words say what tests can and cannot say", () => {
  expect(markdownTable(result)).toContain("| igtd \\| smallCnn |");
  const words = comparisonWords(result).join(" ");
  expect(words).toContain("partly luck");
  expect(words).toContain("cannot fall below 0.063");
});

test("where one method alone ended, the words do not speak of one fold", () => {
  const { ranks: _ranks, ...alone } = result;
  const [judged, why] = comparisonWords(alone);
  expect(judged).toContain("5 folds");
  expect(why).toMatch(/neither ranks nor tests: fewer than two methods ended/);
  expect(comparisonWords({ ...alone, folds: 1 })[1]).toMatch(/With one fold there is no spread/);
});
