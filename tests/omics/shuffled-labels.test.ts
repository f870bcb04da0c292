import { expect, test } from "@jest/globals";
import { labelsOf } from "../../src/data/cohort.js";
import { withPermutedLabels, withShuffledLabels } from "../../src/omics/shuffled-labels.js";
import { seededRandom } from "../../src/random.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();

test("the control's labels are the same for the same seed, and so are those of a permutation", () => {
  const folds = Int32Array.from({ length: 30 }, (_, i) => i % 3);
  const shuffled = () => labelsOf(withShuffledLabels(cohort, seededRandom(1)));
  const permuted = (number: number) => labelsOf(withPermutedLabels(cohort, folds, number, seededRandom(1)));
  expect(shuffled()).toEqual(shuffled());
  expect(permuted(1)).toEqual(permuted(1));
  expect(permuted(2)).not.toEqual(permuted(1));
  expect(shuffled()).not.toEqual(labelsOf(cohort));
});
