import { expect, test } from "@jest/globals";
import { properScores } from "../../src/evaluate/proper-scores.js";
import { comparisonReference } from "../comparison-reference.js";

const { truth, probabilities, brier, logLoss } = comparisonReference.probabilities;

test("Brier score and log loss are scikit-learn's", () => {
  const found = properScores(Int32Array.from(truth), Float32Array.from(probabilities), 3);
  expect(found.brier).toBeCloseTo(brier, 6);
  expect(found.logLoss).toBeCloseTo(logLoss, 5);
});

test("certainty that is right costs nothing; a class that was never heard of costs as much as one ruled out", () => {
  expect(properScores(Int32Array.of(1), Float32Array.of(0, 1), 2)).toEqual({ brier: 0, logLoss: 0 });
  const unknown = properScores(Int32Array.of(-1), Float32Array.of(0, 1), 2);
  expect(unknown).toEqual(properScores(Int32Array.of(0), Float32Array.of(0, 1), 2));
});
