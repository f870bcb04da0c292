import { type Cohort, groupsOf, labelsOf } from "../data/cohort.js";
import { withColumn } from "../data/table.js";
import { permuteLabels } from "../evaluate/permute-labels.js";
import type { Random } from "../random.js";

/** The control: labels exchange their samples. */
export function withShuffledLabels(cohort: Cohort, random: Random): Cohort {
  return withLabels(cohort, random.fork("shuffledLabels").shuffle(labelsOf(cohort)));
}

/**
 * A permutation of all labels, training and test: they change their samples within each fold.
 *
 * @param permutation its number; the same for all folds of one permutation
 * @param random of the whole run
 */
export function withPermutedLabels(cohort: Cohort, folds: Int32Array, permutation: number, random: Random): Cohort {
  const own = random.fork(`permutation ${permutation}`);
  return withLabels(cohort, permuteLabels(labelsOf(cohort), folds, own, groupsOf(cohort)));
}

function withLabels(cohort: Cohort, labels: string[]): Cohort {
  return { ...cohort, samples: withColumn(cohort.samples, cohort.roles.label!, labels) };
}
