import { expect, test } from "@jest/globals";
import { summarise } from "../../src/report/summary-text.js";
import { collect } from "../../src/omics/collect.js";
import { outcome, study } from "../omics/small-study.js";

const result = collect(study, [outcome(0), outcome(1, { wrong: 1 }), outcome("final")]);

test("a run in a few lines: what, how good, what chance would give, which genes", () => {
  const lines = summarise(result).split("\n");
  expect(lines[0]).toBe("6 samples: 6 samples, 8 features, 2 classes, 2 folds");
  expect(lines[1]).toMatch(/^accuracy +0\.833 ± 0\.236 +\(folds: 1\.000 0\.667\)$/);
  expect(lines.join("\n")).toMatch(/largest class +0\.500/);
  expect(lines.join("\n")).toMatch(/^class0: g0, /m);
});

test("controls and planted genes are shown beside the result", () => {
  const shown = summarise({
    ...result,
    controls: [{ name: "shuffledLayout", accuracy: { mean: 0.5, sd: 0.1 }, note: "the same network" }],
    recovery: { planted: 40, found: 30, share: 0.75, random: 0.04, shuffledLabels: 0.05 },
  });
  expect(shown).toMatch(/shuffledLayout +0\.500 ± 0\.100 +\(the same network\)/);
  expect(shown).toMatch(/30 of 40 found \(75 %\) among as many top genes; at random 4 %, shuffledLabels 5 %/);
});

test("a single fold has no spread, and none is told", () => {
  const { mean, folds } = result;
  const sd = { accuracy: null, precisionMacro: null, recallMacro: null, f1Macro: null, aucOvoMacro: null };
  const controls = [{ name: "linear", accuracy: { mean: 0.5, sd: null }, note: "alone" }];
  const shown = summarise({ ...result, folds: folds.slice(0, 1), mean, sd, controls });
  expect(shown).toMatch(/^accuracy +0\.833 +\(folds: 1\.000\)$/m);
  expect(shown).toMatch(/^linear +0\.500 +\(alone\)$/m);
});

test("a measure that is not defined is a dash, never NaN", () => {
  expect(summarise({ ...result, mean: { ...result.mean, aucOvoMacro: null } })).toMatch(/AUC +–/);
});

test("what the picture adds stands beside its control, with its error; how sure the figures are in lines of their own", () => {
  const difference = { difference: 0, standardError: 0.021, samples: 6 };
  const shown = summarise({
    ...result,
    controls: [{ name: "linear", accuracy: { mean: 0.5, sd: 0.1 }, note: "part of the recipe", difference }],
    permutation: { permutations: 99, p: 0.01, accuracies: [] },
  });
  expect(shown).toContain("the study is right 0.0 ± 2.1 points more often, paired by sample");
  expect(shown).toMatch(/permuted labels +p = 0\.010 +\(99 permutations\)/);
  expect(shown).toMatch(/95 % interval +0\.\d{3} to 1\.000/);
  expect(shown).toMatch(/calibration +error 0\.\d{3}, Brier score/);
});
