import { describe, expect, test } from "@jest/globals";
import { columnNames, texts } from "../../src/data/table.js";
import type { FoldOutcome } from "../../src/omics/fold-job.js";
import { isFold, score } from "../../src/omics/score.js";
import { outcome, study } from "./small-study.js";

describe("score", () => {
  const outcomes = [outcome(1), outcome(0), outcome("final")];

  test("puts folds and samples in order, whatever order they ended in", () => {
    const scored = score(study, outcomes);
    expect(scored.folds.map(({ fold }) => fold)).toEqual([0, 1]);
    expect(scored.samples.map(({ name }) => name)).toEqual(["s0", "s1", "s2", "s3", "s4", "s5"]);
    expect(scored.samples.map(({ fold }) => fold)).toEqual([0, 1, 0, 1, 0, 1]);
    expect(scored.probabilities).toHaveLength(12);
  });

  test("measures each fold and sums them up", () => {
    const scored = score(study, [outcome(0), outcome(1, { wrong: 1 })]);
    expect(scored.folds[0]!.metrics.accuracy).toBe(1);
    expect(scored.folds[1]!.metrics.accuracy).toBeCloseTo(2 / 3);
    expect(scored.mean.accuracy).toBeCloseTo(5 / 6);
    expect(scored.confusion.summed.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(scored.samples.filter(({ truth, predicted }) => truth !== predicted)).toHaveLength(1);
  });

  test("controls stand beside, and never among the folds", () => {
    const control = { control: "shuffledLayout" as const, wrong: 2 };
    const scored = score(study, [...outcomes, outcome(0, control), outcome(1, control)]);
    expect(scored.folds).toHaveLength(2);
    expect(scored.mean.accuracy).toBe(1);
    expect(scored.controls).toEqual([
      {
        name: "shuffledLayout",
        accuracy: { mean: expect.closeTo(1 / 3), sd: 0 },
        note: expect.any(String),
        difference: { difference: expect.closeTo(2 / 3), samples: 6, standardError: expect.closeTo(0.2108, 4) },
      },
    ]);
  });

  test("a control of one fold has no spread", () => {
    const control = outcome(1, { control: "shuffledLabels", wrong: 1 });
    expect(score(study, [outcome(1), control]).controls![0]!.accuracy).toEqual({
      mean: expect.closeTo(2 / 3),
      sd: null,
    });
  });

  test("works on the folds that were finished before a stop", () => {
    const scored = score(study, [outcome(1)]);
    expect(scored.samples.map(({ name }) => name)).toEqual(["s1", "s3", "s5"]);
    expect(columnNames(scored.sampleTable)).toEqual(["sample", "label"]);
    expect(texts(scored.sampleTable, "sample")).toEqual(["s1", "s3", "s5"]);
  });

  test("says of a fold how far it came, and judges a recipe's parts by what all folds have", () => {
    const parts = (names: string[]) => Object.fromEntries(names.map((name) => [name, outcome(0).probabilities]));
    const stopped = { update: 3, updates: 9 };
    const scored = score(study, [
      { ...outcome(0), parts: parts(["ridge", "linear"]) },
      { ...outcome(1), parts: parts(["ridge"]), stopped },
    ]);
    expect(scored.folds.map((fold) => fold.stopped)).toEqual([undefined, stopped]);
    expect(scored.controls!.map(({ name }) => name)).toEqual(["ridge"]);
  });

  test("says each warning once", () => {
    const warned = outcomes.map((one): FoldOutcome => ({ ...one, warnings: ["scale: constant"] }));
    expect(score(study, warned).warnings).toEqual(["scale: constant"]);
  });
});

test("isFold tells folds from controls and the final model", () => {
  expect([outcome(0), outcome("final"), outcome(0, { control: "shuffledLabels" })].map(isFold)).toEqual([
    true,
    false,
    false,
  ]);
});
