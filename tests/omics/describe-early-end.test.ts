import { expect, test } from "@jest/globals";
import { describeEarlyEnd } from "../../src/omics/describe-early-end.js";
import type { FoldJob } from "../../src/omics/fold-job.js";
import { outcome, study } from "./small-study.js";

const job = (fold: FoldJob["fold"], control?: FoldJob["control"]): FoldJob => ({
  plan: study.plan,
  folds: study.folds,
  fold,
  cache: false,
  ...(control ? { control } : {}),
});
const list = [job(0), job(1), job("final"), job(0, "shuffledLabels")];

test("a whole run has nothing to say", () => {
  const outcomes = [outcome(0), outcome(1), outcome("final"), outcome(0, { control: "shuffledLabels" })];
  expect(describeEarlyEnd(list, outcomes)).toBeUndefined();
});

test("what was cut short is named with its updates, and what was left out", () => {
  const stopped = { update: 40, updates: 200 };
  const said = describeEarlyEnd(list, [
    { ...outcome(0), stopped },
    { ...outcome("final"), stopped },
  ]);
  expect(said).toMatch(/: fold 1 at update 40 of 200, the final model at update 40 of 200; /);
  expect(said).toMatch(/; not run: fold 2, shuffledLabels on fold 1\.$/);
});

test("folds that ended whole are not mentioned", () => {
  expect(describeEarlyEnd(list, [outcome(0), outcome(1), outcome("final")])).toBe("not run: shuffledLabels on fold 1.");
});
