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
