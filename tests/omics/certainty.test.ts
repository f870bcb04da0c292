import { expect, test } from "@jest/globals";
import { labelsOf } from "../../src/data/cohort.js";
import { certaintyOf, differenceOf, permutationOf, testShareOf } from "../../src/omics/certainty.js";
import { score } from "../../src/omics/score.js";
import { withPermutedLabels } from "../../src/omics/shuffled-labels.js";
import { seededRandom } from "../../src/random.js";
import { outcome, study } from "./small-study.js";

const outcomes = [outcome(0), outcome(1, { wrong: 1 })];
const { folds, probabilities } = score(study, outcomes);

test("the mean's interval and the predictions' own, and how far probabilities can be believed", () => {
  const rows = [0, 1, 2, 3, 4, 5];
  const { certainty, calibration } = certaintyOf(folds, rows, probabilities, study);
  expect(certainty!.accuracy.mean).toBeCloseTo(5 / 6, 12);
  expect(certainty!.pooled.accuracy!.value).toBeCloseTo(5 / 6, 12);
  // 0.9 was stated of all, and 5 of 6 came true.
  expect(calibration!.ece).toBeCloseTo(0.9 - 5 / 6, 6);
  expect(calibration!.brier).toBeCloseTo((5 * 0.02 + 1.62) / 6, 6);
  expect(testShareOf(folds)).toBe(1);
});

test("differences are paired by sample, and only samples that both tested count", () => {
  expect(differenceOf(outcomes, [outcome(0, { wrong: 2 })], study).difference).toMatchObject({
    samples: 3,
    difference: expect.closeTo(2 / 3),
  });
  expect(differenceOf(outcomes, [], study)).toEqual({});
});

test("permutations of which a fold is missing do not count; the study itself always does", () => {
  const permuted = (fold: number, permutation: number) => ({ ...outcome(fold), permutation });
  expect(permutationOf(1, outcomes, study)).toEqual({});
  const { permutation } = permutationOf(0, [permuted(0, 1), permuted(1, 1), permuted(0, 2)], study);
  expect(permutation).toMatchObject({ permutations: 1, p: 1 });
});

test("a permutation is measured by its own labels, not by the true ones", () => {
  const mixed = { ...study, folds: Int32Array.of(0, 0, 0, 1, 1, 1) };
  const probabilities = (rows: readonly number[]) =>
    Float32Array.from(rows.flatMap((row) => (row % 2 ? [0, 1] : [1, 0])));
  const permuted = [[0, 1, 2], [3, 4, 5]].map((rows, fold) => ({ ...outcome(fold), permutation: 2, rows: Int32Array.from(rows), probabilities: probabilities(rows) })); // prettier-ignore
  const labels = labelsOf(withPermutedLabels(study.cohort, mixed.folds, 2, seededRandom(study.plan.seed)));
  const right = labels.filter((label, row) => label === study.labels[row]).length / 6;
  expect(right).toBeLessThan(1);
  expect(permutationOf(1, permuted, mixed).permutation).toEqual({ permutations: 1, p: 0.5, accuracies: [expect.closeTo(right, 12)] }); // prettier-ignore
});
