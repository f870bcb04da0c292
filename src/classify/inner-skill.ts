import type { Context } from "../context.js";
import { type Cohort, cohortSamples, groupsOf, labelsOf, sampleCount } from "../data/cohort.js";
import { measuredSamples } from "../data/synthetic-samples.js";
import { stratifiedFolds } from "../evaluate/folds.js";
import { assertHonest, recordFit, seenIn } from "../evaluate/leakage-guard.js";
import { properScores } from "../evaluate/proper-scores.js";

/** Folds of the training samples; the smallest class may allow but two. */
export const INNER_FOLDS = 3;

/** What a method that learnt from some samples says of others. */
interface Said {
  readonly classes: readonly string[];
  /** Samples × classes. */
  readonly probabilities: Float32Array;
}

/**
 * What a method is worth on samples that it has not learnt from: its Brier skill, the share of the Brier score of stating the
 * class shares that it takes away; 0 for one that is no better than that, 1 for one that is always right and sure.
 *
 * @param train training samples of a fold: no other is ever seen
 * @param contextOf context of a fold's training
 * @param ask learns from some of them and judges the others; groups are never on both sides, synthetic samples never judged
 * @throws TooFewSamples where a class has a single sample, or all its samples are of one group
 */
export async function innerSkill(
  train: Cohort,
  contextOf: (fold: number) => Context,
  ask: (train: Cohort, tested: Cohort, ctx: Context) => Promise<Said>,
): Promise<number> {
  const every = Array.from({ length: sampleCount(train) }, (_, row) => row);
  const measured = measuredSamples(train);
  const dealtOut = measured.length < every.length ? cohortSamples(train, measured) : train;
  const labels = labelsOf(dealtOut);
  const classes = [...new Set(labels)].sort();
  const smallest = Math.min(...classes.map((name) => labels.filter((label) => label === name).length));
  const dealt = contextOf(0).random.fork("inner folds");
  const folds = Math.min(INNER_FOLDS, Math.max(2, smallest));
  const foldOf = stratifiedFolds(labels, folds, dealt, groupsOf(dealtOut));
  const [stated, shares] = [0, 1].map(() => new Float64Array(labels.length * classes.length)) as [Float64Array, Float64Array]; // prettier-ignore
  for (let fold = 0; fold < folds; fold++) {
    const tested = [...foldOf.keys()].filter((row) => foldOf[row] === fold);
    const held = new Set(tested.map((row) => measured[row]));
    const known = cohortSamples(train, every.filter((row) => !held.has(row))); // prettier-ignore
    const judged = cohortSamples(dealtOut, tested);
    assertHonest(recordFit("inner fold", known), seenIn(judged));
    const ctx = contextOf(fold);
    const said = await ask(known, judged, { ...ctx, random: ctx.random.fork(`inner fold ${fold}`) });
    const knownLabels = labelsOf(known);
    for (const [i, row] of tested.entries())
      for (const [c, name] of classes.entries()) {
        const at = said.classes.indexOf(name);
        stated[row * classes.length + c] = at < 0 ? 0 : said.probabilities[i * said.classes.length + at]!;
        shares[row * classes.length + c] = knownLabels.filter((label) => label === name).length / knownLabels.length;
      }
  }
  const truth = Int32Array.from(labels, (label) => classes.indexOf(label));
  const brier = (probabilities: Float64Array) => properScores(truth, probabilities, classes.length).brier;
  return Math.max(0, 1 - brier(stated) / brier(shares));
}
