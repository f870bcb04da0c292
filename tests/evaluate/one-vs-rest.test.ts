import { expect, test } from "@jest/globals";
import { everyPair, oneVsRest } from "../../src/evaluate/one-vs-rest.js";

const truth = Int32Array.of(2, 0);
const probabilities = Float64Array.of(0.1, 0.2, 0.7, 0.5, 0.5, 0);

test("one class against the rest takes its column", () => {
  expect(oneVsRest(truth, probabilities, 3, 2)).toEqual({
    scores: Float64Array.of(0.7, 0),
    positive: Uint8Array.of(1, 0),
  });
});

test("every pair of sample and class is a question, and one class of each sample is right", () => {
  expect(everyPair(truth, probabilities, 3)).toEqual({
    scores: probabilities,
    positive: Uint8Array.of(0, 0, 1, 1, 0, 0),
  });
});
