import { expect, test } from "@jest/globals";
import { softmaxRows } from "../../../src/baselines/linear/linear-model.js";
import { fitTemperature } from "../../../src/baselines/svm/temperature.js";
import { seededRandom } from "../../../src/random.js";

test("the factor by which samples were drawn is found", () => {
  const random = seededRandom(5);
  const scores = Float64Array.from({ length: 6000 }, () => random.normal());
  const p = softmaxRows(
    scores.map((score) => 2.5 * score),
    3,
  );
  const labels = Int32Array.from({ length: 2000 }, (_, i) => {
    const own = random.next();
    return own < p[3 * i]! ? 0 : own < p[3 * i]! + p[3 * i + 1]! ? 1 : 2;
  });
  expect(fitTemperature(scores, labels, 3)).toBeCloseTo(2.5, 0);
});

test("scores without a mistake ask for no certainty, useless ones for none, and none for nothing", () => {
  const labels = Int32Array.of(0, 0, 1, 1);
  const perfect = fitTemperature(Float64Array.of(1, -1, 1, -1, -1, 1, -1, 1), labels, 2);
  expect(1 / (1 + Math.exp(-2 * perfect))).toBeCloseTo(3 / 4, 3); // (2 + 1) / (2 + 2)
  expect(fitTemperature(Float64Array.of(-1, 1, 1, -1, 1, -1, -1, 1), labels, 2)).toBeLessThan(0.0011);
  expect(fitTemperature(new Float64Array(8).fill(NaN), labels, 2)).toBe(1);
});
