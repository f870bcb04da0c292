import { expect, test } from "@jest/globals";
import {
  finishedTraining,
  historyPoints,
  partOf,
  waitingTraining,
  withLast,
} from "../../src/notebook/training-parts.js";
import type { PlanJson } from "../../src/omics/plan.js";
import { fakeResult } from "../report/fake-result.js";
import { plan } from "./fake-run.js";

const names = (of: PlanJson) => waitingTraining(of).parts.map(({ name }) => name);
const withFolds = (folds: unknown): PlanJson => ({
  ...plan,
  steps: [{ verb: "classify", method: "smallCnn", options: { folds } }],
});

test("before a run begins, its plan tells the parts: folds, final model, controls", () => {
  expect(names(plan)).toEqual([
    "fold 1",
    "fold 2",
    "fold 3",
    "final model",
    "shuffled layout, fold 1",
    "shuffled layout, fold 2",
    "shuffled layout, fold 3",
  ]);
  expect(names(withFolds([[0], [1]]))).toEqual(["fold 1", "fold 2", "final model"]);
  expect(names(withFolds(Int32Array.of(0, 1, -1)))).toEqual(["fold 1", "fold 2", "final model"]);
  expect(names({ ...plan, steps: [{ verb: "classify", method: "smallCnn", options: {} }] })).toHaveLength(6);
  expect(names({ ...plan, steps: [] })).toEqual([]);
  expect(waitingTraining(plan).title).toBe("Training of smallCnn");
});

test("the recipe has its name, since it trains networks of its own", () => {
  const auto: PlanJson = { ...plan, steps: [{ verb: "classify", method: "resnet18", options: { recipe: "auto" } }] };
  expect(waitingTraining(auto).title).toBe('Training of the recipe "auto"');
});

test("a fold and its controls have one colour, the final model one that is no fold's", () => {
  expect(partOf({ fold: 1, control: "unheard" })).toMatchObject({ name: "unheard, fold 2", control: true });
  expect(partOf({ fold: 1 }).colour).toBe(partOf({ fold: 1, control: "shuffledLabels" }).colour);
  expect(new Set([-1, 0, 1, 2, 3, 4].map((fold) => partOf({ fold }).colour)).size).toBe(6);
});

test("a result tells its training by its histories, an ensemble's networks one after another", () => {
  const result = fakeResult({ folds: 3, members: 2, epochs: 4 });
  const { parts, epochs, updates, status } = finishedTraining(result);
  expect(status).toBe("done");
  expect(updates).toEqual([]);
  expect(epochs).toHaveLength(3 * 2 * 4);
  const last = result.folds[2]!.history[1]![3]!;
  expect(epochs.at(-1)).toEqual([2, 1, 4, last.loss, last.accuracy, last.validationLoss, last.validationAccuracy]);
  expect(parts[2]).toMatchObject({ name: "fold 3", status: "done", members: 2, epochs: 4, loss: last.loss });
  expect(parts[2]!.heldOut).toBe(result.folds[2]!.metrics.accuracy);
});

test("a fold without a network has no points and no last epoch", () => {
  const result = fakeResult({ members: 0 });
  expect(historyPoints(result, 0, 0)).toEqual([]);
  expect(withLast(partOf({ fold: 0 }), [], 0)).toEqual(partOf({ fold: 0 }));
});
