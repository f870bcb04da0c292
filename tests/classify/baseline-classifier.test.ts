import { expect, test } from "@jest/globals";
import { kNearestNeighbours, type KNearestNeighboursOptions } from "../../src/baselines/k-nearest-neighbours.js";
import { baselineClassifier, type BaselineState } from "../../src/classify/baseline-classifier.js";
import { cohortSamples } from "../../src/data/cohort.js";
import { rowOf } from "../../src/data/dense.js";
import { withColumn } from "../../src/data/table.js";
import { gradient } from "../../src/explain/gradient.js";
import { smallCohort } from "../omics/small-cohort.js";

const cohort = smallCohort({ samples: 30, features: 10, classes: 3 });
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const [train, fresh] = [cohortSamples(cohort, rows(0, 21)), cohortSamples(cohort, rows(21, 30))];
const classifier = baselineClassifier(kNearestNeighbours);
const ctx = {} as never;

test("the method sees z-scores of the training samples, and its own options alone", async () => {
  const state = (await classifier.fit(train, classifier.defaults as object, ctx)) as BaselineState;
  expect(state.classes).toEqual(["class0", "class1", "class2"]);
  const { x } = state.own as { x: { rows: number; columns: number; values: Float32Array } };
  const first = Array.from({ length: x.rows }, (_, i) => x.values[i * x.columns]!);
  expect(first.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 4);
  expect(first.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(x.rows - 1, 3);
  const probabilities = await classifier.predict(fresh, state, classifier.defaults as object, ctx);
  expect(probabilities.length).toBe(27);
});

test("a picture shows its features on a grid, by name, and scores carry the same names", async () => {
  const options = { ...(classifier.defaults as object), scale: false };
  const state: unknown = await classifier.fit(train, options, ctx);
  const images = await classifier.images(fresh, state, ctx);
  expect([images.count, images.height, images.width]).toEqual([9, 3, 4]);
  expect(images.layout.features).toEqual(classifier.features(fresh, state));
  const scores = await classifier.attribute(fresh, state, options, new Int32Array(9), gradient, ctx);
  expect([scores.rows, rowOf(scores, 0).length]).toEqual([9, 10]);
  expect(classifier.history(state)).toEqual([]);
});

test("the method is told which samples were made, where some were", async () => {
  const told: (Uint8Array | undefined)[] = [];
  const listening = baselineClassifier({
    ...kNearestNeighbours,
    fit(table, options, own) {
      told.push(table.synthetic);
      return kNearestNeighbours.fit(table, options as Required<KNearestNeighboursOptions>, own);
    },
  });
  const made = rows(0, 21).map((i) => (i < 15 ? "no" : "yes"));
  const marked = { ...train, samples: withColumn(train.samples, "made", made), roles: { label: "label", synthetic: "made" } }; // prettier-ignore
  for (const cohort of [train, marked]) await listening.fit(cohort, listening.defaults as object, ctx);
  expect(told).toEqual([undefined, Uint8Array.from(made, (text) => Number(text === "yes"))]);
});

test("what stands in for a missing value is one of three", () => {
  const check = () => classifier.check!({ ...(classifier.defaults as object), missing: "zero" } as never);
  expect(check).toThrow(/"minimum", "mean" or "error"/);
});

test("samples of one class are refused", async () => {
  const alone = cohortSamples(cohort, [0, 3, 6]);
  await expect(classifier.fit(alone, classifier.defaults as object, ctx)).rejects.toMatchObject({
    tag: "UnsuitableData",
    place: { step: "kNearestNeighbours" },
  });
});
