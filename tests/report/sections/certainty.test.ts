import { expect, test } from "@jest/globals";
import { seededRandom } from "../../../src/random.js";
import { bootstrapIntervals } from "../../../src/evaluate/bootstrap.js";
import { correctedMean } from "../../../src/evaluate/corrected-t-test.js";
import { classIndex } from "../../../src/report/class-index.js";
import { certainty, certaintySection } from "../../../src/report/sections/certainty.js";
import { fakeResult } from "../fake-result.js";

const plain = fakeResult();
const result = {
  ...plain,
  certainty: {
    accuracy: correctedMean(plain.folds.map(({ metrics }) => metrics.accuracy), 0.5), // prettier-ignore
    pooled: bootstrapIntervals(classIndex(plain, "truth"), plain.probabilities, 3, seededRandom(1)),
  },
  calibration: { ece: 0.061, brier: 0.21, logLoss: 0.345 },
  permutation: { permutations: 99, p: 0.01, accuracies: [] },
};

test("a result that knows nothing of it says nothing", () => {
  expect(certaintySection(plain)).toBeUndefined();
});

test("intervals, calibration and the permutation test stand in words, the curve as a chart", () => {
  const text = certaintySection(result)!.body.markup.replace(/\s+/g, " ");
  for (const part of ["Brier score 0.210", "99 times; p = 0.010", "BCa", "<svg", "Calibration of predicted class"])
    expect(text).toContain(part);
  expect(certainty(result)!.markup).not.toContain("<svg");
});
