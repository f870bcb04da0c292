import { expect, test } from "@jest/globals";
import { confusionOf } from "../../src/evaluate/confusion.js";
import { classificationMetrics, confusionMetrics, type FoldMetrics, summarise } from "../../src/evaluate/metrics.js";
import { describeWithShared, parityCase } from "../shared.js";

const labels = ["a", "b", "c"];

test("a class that occurs in neither truth nor prediction does not count", () => {
  const metrics = classificationMetrics(Int32Array.of(0, 1), Float32Array.of(0.9, 0.1, 0, 0.2, 0.8, 0), labels);
  expect(metrics).toMatchObject({ accuracy: 1, precisionMacro: 1, recallMacro: 1, f1Macro: 1, aucOvoMacro: 1 });
});

test("the AUC of a fold with one class is null", () => {
  const metrics = classificationMetrics(Int32Array.of(1, 1), Float32Array.of(0.1, 0.9, 0.6, 0.4), ["a", "b"]);
  expect(metrics).toMatchObject({ accuracy: 0.5, aucOvoMacro: null });
});

test.each([
  ["no samples", new Int32Array(0), new Float32Array(0)],
  ["a class out of range", Int32Array.of(3), Float32Array.of(1, 0, 0)],
  ["a missing class", Int32Array.of(-1), Float32Array.of(1, 0, 0)],
  ["probabilities that are no numbers", Int32Array.of(0), Float32Array.of(NaN, 0, 0)],
])("%s is refused", (_, truth, probabilities) => {
  expect(() => classificationMetrics(truth, probabilities, labels)).toThrow(
    expect.objectContaining({ tag: "UnsuitableData" }),
  );
});

const fold = (accuracy: number, aucOvoMacro: number | null): FoldMetrics => ({
  accuracy,
  precisionMacro: accuracy,
  recallMacro: accuracy,
  f1Macro: accuracy,
  aucOvoMacro,
  confusion: {
    labels: ["a", "b"],
    counts: [
      [1, 0],
      [0, 1],
    ],
  },
});

test("mean and sample standard deviation over the folds that have a value", () => {
  const { mean, sd, confusion } = summarise([fold(0.5, null), fold(0.7, 0.8), fold(0.9, 0.6)]);
  expect(mean.accuracy).toBeCloseTo(0.7, 12);
  expect(sd.accuracy).toBeCloseTo(0.2, 12);
  expect(mean.aucOvoMacro).toBeCloseTo(0.7, 12);
  expect(sd.aucOvoMacro).toBeCloseTo(Math.sqrt(0.02), 12);
  expect(confusion.summed.counts).toEqual([
    [3, 0],
    [0, 3],
  ]);
  expect(confusion.averaged.counts).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test("one fold has no standard deviation, and none no summary", () => {
  expect(summarise([fold(0.5, null)])).toMatchObject({
    mean: { accuracy: 0.5, aucOvoMacro: null },
    sd: { accuracy: null, aucOvoMacro: null },
  });
  expect(() => summarise([])).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
});

describeWithShared("reference of scikit-learn", ["fixtures/parity/metrics.json"], () => {
  test.each(["labels-of-data", "four-classes-one-never-predicted", "binary"])("%s", (id) => {
    const { input, expected } = parityCase("metrics", id);
    const classes = expected.precision.data.length as number;
    const names = Array.from({ length: classes }, (_, c) => `class ${c}`);
    const truth = Int32Array.from(input.y.data as number[]);
    const metrics = classificationMetrics(truth, Float64Array.from(input.proba.data as number[]), names);
    expect(metrics.confusion.counts.flat()).toEqual(expected.confusion.data);
    expect(metrics.accuracy).toBeCloseTo(expected.accuracy, 10);
    // Printed to 12 digits, scores are tied that differed in their last bits for scikit-learn; each such pair moves the
    // AUC by half a pair. tests/evaluate/auc.test.ts compares it exactly.
    expect(Math.abs(metrics.aucOvoMacro! - (expected.auc_ovo_macro ?? expected.auc))).toBeLessThan(0.003);
    expect(metrics.precisionMacro).toBeCloseTo(expected.macro[0], 10);
    expect(metrics.recallMacro).toBeCloseTo(expected.macro[1], 10);
    expect(metrics.f1Macro).toBeCloseTo(expected.macro[2], 10);

    const predicted = Int32Array.from(input.pred.data as number[]);
    expect(confusionMetrics(confusionOf(truth, predicted, names))).toMatchObject({ accuracy: metrics.accuracy });
  });
});

test("a class that was predicted and never true counts, as in scikit-learn; one that was neither does not", () => {
  const truth = Int32Array.of(0, 0, 1, 1);
  const probabilities = Float32Array.of(1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0);
  // f1_score([0, 0, 1, 1], [0, 2, 1, 1], average="macro")
  const { f1Macro, recallMacro } = classificationMetrics(truth, probabilities, ["a", "b", "c", "d"]);
  expect(f1Macro).toBeCloseTo((2 / 3 + 1 + 0) / 3, 12);
  expect(recallMacro).toBeCloseTo((1 / 2 + 1 + 0) / 3, 12);
});
