import { expect, test } from "@jest/globals";
import { classificationMetrics } from "../../src/evaluate/metrics.js";
import { weightedScores } from "../../src/evaluate/weighted-scores.js";
import { comparisonReference } from "../comparison-reference.js";

const { weights, drawn, ...given } = comparisonReference.probabilities;
const truth = Int32Array.from(given.truth);
const probabilities = Float32Array.from(given.probabilities);

test("samples that count several times give what scikit-learn says of the samples drawn", () => {
  const found = weightedScores(truth, probabilities, 3)(Float64Array.from(weights));
  expect(found.accuracy).toBeCloseTo(drawn.accuracy, 12);
  expect(found.f1Macro).toBeCloseTo(drawn.f1Macro, 12);
  expect(found.aucOvoMacro).toBeCloseTo(drawn.aucOvoMacro, 6);
});

test.each([2, 3])("each sample once is the measure itself, for %i classes", (classes) => {
  const own = truth.map((c) => c % classes);
  const stated = probabilities.slice(0, own.length * classes);
  const found = weightedScores(own, stated, classes)(new Float64Array(own.length).fill(1));
  const { accuracy, f1Macro, aucOvoMacro } = classificationMetrics(own, stated, ["a", "b", "c"].slice(0, classes));
  expect(found.accuracy).toBe(accuracy);
  expect(found.f1Macro).toBeCloseTo(f1Macro, 12);
  expect(found.aucOvoMacro).toBeCloseTo(aucOvoMacro!, 12);
});

test("without samples of a second class there is no area", () => {
  const weight = Float64Array.from(truth, (c) => (c === 1 ? 1 : 0));
  expect(weightedScores(truth, probabilities, 3)(weight).aucOvoMacro).toBeNull();
});

test("ties count one half, by their weights", () => {
  const scores = weightedScores(Int32Array.of(1, 0, 0), Float32Array.of(0.5, 0.5, 0.5, 0.5, 0.9, 0.1), 2);
  expect(scores(Float64Array.of(1, 1, 1)).aucOvoMacro).toBe(0.75);
  expect(scores(Float64Array.of(2, 3, 1)).aucOvoMacro).toBe((3 * 0.5 + 1) / 4);
});
