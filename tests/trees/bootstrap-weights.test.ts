import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { bootstrapWeights, squaredLengths } from "../../src/trees/bootstrap-weights.js";

const samples = 4000;
const random = seededRandom(3);
const descent = Float64Array.from({ length: 2 * samples }, () => random.normal() ** 3);
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("none: all count alike", () => {
  expect(new Set(bootstrapWeights("none", descent, samples, undefined, random))).toEqual(new Set([1]));
});

test("bayesian: exponential", () => {
  const weights = bootstrapWeights("bayesian", descent, samples, undefined, seededRandom(1));
  expect(mean(weights)).toBeCloseTo(1, 1);
  expect(mean(weights.map((weight) => (weight - 1) ** 2))).toBeCloseTo(1, 0);
  expect(Math.min(...weights)).toBeGreaterThan(0);
});

test.each([undefined, 0.01])("minimal variance: four fifths are kept, large gradients surely, sums hold", (step) => {
  const weights = bootstrapWeights("minimalVariance", descent, samples, step, seededRandom(1));
  expect(weights.filter((weight) => weight > 0).length / samples).toBeCloseTo(0.8, 1);
  expect(mean(weights)).toBeCloseTo(1, 1);
  const squares = squaredLengths(descent, samples);
  const largest = squares.indexOf(squares.reduce((most, square) => Math.max(most, square), 0));
  expect(weights[largest]).toBe(1);
});

test("samples without any gradient left are all kept alike", () => {
  const weights = bootstrapWeights("minimalVariance", new Float64Array(50), 50, 0.1, seededRandom(1));
  for (const weight of weights) expect([0, 1.25]).toContainEqual(Math.round(1e9 * weight) / 1e9);
  const none = bootstrapWeights("minimalVariance", new Float64Array(50), 50, 0, seededRandom(1));
  expect(none.every(Number.isFinite)).toBe(true);
});

test("squared lengths of the samples' vectors", () => {
  expect([...squaredLengths(Float64Array.of(3, 4, 1, 0), 2)]).toEqual([25, 1]);
});
