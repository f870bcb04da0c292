import { expect, test } from "@jest/globals";
import type { RunResult } from "../../../src/omics/result.js";
import { summarySection } from "../../../src/report/sections/summary.js";
import { fakeResult } from "../fake-result.js";

const textOf = (result: RunResult) => summarySection(result).body.markup.replace(/\s+/g, " ");
const result = fakeResult();

test("says how many samples, genes and folds, and how sure the accuracy is", () => {
  const text = textOf(result);
  expect(text).toContain("<b>counts &lt;1&gt;.tsv</b> (27 samples, 600 genes)");
  expect(text).toContain("out of 60 genes");
  expect(text).toContain("3 samples without a label were left out");
  expect(text).toContain(`one sample more or less is ${(100 / 24).toFixed(1)}`);
  expect(text).toContain("was fitted on the training samples alone");
});

test("a published, leaky protocol is called optimistic and not called honest", () => {
  const text = textOf({ ...result, protocol: "published" });
  expect(text).toContain("Its accuracy is optimistic");
  expect(text).not.toContain("fitted on the training samples alone");
});

test("an accuracy at the level of chance is called that; a good one is not", () => {
  expect(textOf(fakeResult({ skill: 0, samples: 60 }))).toContain("No better than chance");
  expect(textOf(result)).not.toContain("No better than chance");
});

test("planted genes are reported where the cohort is simulated", () => {
  expect(textOf(result)).not.toContain("simulated");
  const recovery = { planted: 60, found: 45, share: 0.75, random: 0.03, shuffledLabels: 0.05 };
  expect(textOf({ ...result, recovery })).toMatch(/of 60 planted genes, <b>45 \(75.0\s%\)<\/b>.*shuffled labels 5.0/);
});

test("one line a fold, mean and standard deviation below; what is not known is a dash", () => {
  const none = { accuracy: null, precisionMacro: null, recallMacro: null, f1Macro: null, aucOvoMacro: null };
  const text = textOf({ ...result, folds: result.folds.slice(0, 1), sd: none });
  expect(text.match(/<tr>/g)).toHaveLength(4);
  expect(text).toMatch(/Standard deviation<\/th>.*–/);
  expect(text).not.toMatch(/NaN|null|undefined/);
});
