import { type Cohort, groupsOf } from "../data/cohort.js";
import { ALWAYS_TRAINS, stratifiedFolds } from "../evaluate/folds.js";
import { foldCount } from "../evaluate/fold-rows.js";
import { givenFolds } from "../evaluate/given-folds.js";
import { requireLearnable } from "../evaluate/require-learnable.js";
import { seededRandom } from "../random.js";
import type { EvaluateOptions } from "./options.js";

/**
 * Test fold of each sample, once a repeat. Folds are counted through: those of the second repeat come after the first's.
 *
 * @throws TooFewSamples; InvalidOption for given folds that do not fit the samples
 */
export function splitSamples(
  seed: number,
  cohort: Cohort,
  labels: readonly string[],
  { folds, repeats }: Pick<EvaluateOptions, "folds" | "repeats">,
): Int32Array[] {
  return Array.from({ length: repeats }, (_, repeat) => {
    const random = seededRandom(seed).fork(repeat === 0 ? "folds" : `folds ${repeat + 1}`);
    const found =
      typeof folds === "number"
        ? stratifiedFolds(labels, folds, random, groupsOf(cohort))
        : givenFolds(folds, labels.length);
    requireLearnable(labels, found);
    const before = repeat * foldCount(found);
    return found.map((fold) => (fold === ALWAYS_TRAINS ? fold : before + fold));
  });
}

/** One fold of several repeats, as its job needs it. */
export interface FoldOfRepeat {
  readonly folds: Int32Array;
  readonly fold: number;
  /** Absent in the first. */
  readonly repeat?: number;
}

/** The folds of all repeats, in order. */
export function foldsOf(splits: readonly Int32Array[]): FoldOfRepeat[] {
  return splits.flatMap((folds, repeat) => {
    const numbers = [...new Set(folds)].filter((fold) => fold !== ALWAYS_TRAINS).sort((a, b) => a - b);
    return numbers.map((fold) => ({ folds, fold, ...(repeat > 0 ? { repeat } : {}) }));
  });
}

/** Of repeated folds, those of the first repeat: they say what is told of single samples. */
export function isFirst({ repeat = 0 }: { readonly repeat?: number }): boolean {
  return repeat === 0;
}
