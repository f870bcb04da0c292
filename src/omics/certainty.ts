import { groupsOf, labelsOf } from "../data/cohort.js";
import { bootstrapIntervals } from "../evaluate/bootstrap.js";
import { calibration } from "../evaluate/calibration.js";
import { correctedMean } from "../evaluate/corrected-t-test.js";
import { pairedDifference } from "../evaluate/paired-difference.js";
import { predictedClasses } from "../evaluate/predicted-classes.js";
import { properScores } from "../evaluate/proper-scores.js";
import { mean } from "../math/statistics.js";
import { seededRandom } from "../random.js";
import type { FoldOutcome } from "./fold-job.js";
import type { ControlResult, FoldResult, RunResult } from "./result.js";
import type { Study } from "./score.js";
import { withPermutedLabels } from "./shuffled-labels.js";

/** Bins of the calibration error. */
const BINS = 10;

/**
 * How sure the measures are, and whether probabilities can be taken at their word.
 *
 * @param rows of the cohort that were tested, in the order of the probabilities
 */
export function certaintyOf(
  folds: readonly FoldResult[],
  rows: readonly number[],
  probabilities: Float32Array,
  { plan, cohort, labels, classes }: Study,
): Pick<RunResult, "certainty" | "calibration"> {
  const accuracy = correctedMean(
    folds.map(({ metrics }) => metrics.accuracy),
    testShareOf(folds),
  );
  const truth = Int32Array.from(rows, (row) => classes.indexOf(labels[row]!));
  const groups = groupsOf(cohort);
  const own = groups && rows.map((row) => groups[row]!);
  const random = seededRandom(plan.seed).fork("bootstrap");
  const predicted = predictedClasses(probabilities, truth.length, classes.length);
  // Float32 sums may leave a probability a hair above 1.
  const stated = Float64Array.from(predicted, (c, i) => Math.min(1, probabilities[i * classes.length + c]!));
  const right = predicted.map((c, i) => (c === truth[i] ? 1 : 0));
  return {
    certainty: { accuracy, pooled: bootstrapIntervals(truth, probabilities, classes.length, random, own) },
    calibration: {
      ece: calibration(stated, right, BINS).error,
      ...properScores(truth, probabilities, classes.length),
    },
  };
}

/** Test rows per training row, mean over the folds. */
export function testShareOf(folds: readonly Pick<FoldResult, "trainSamples" | "testSamples">[]): number {
  return mean(folds.map(({ trainSamples, testSamples }) => testSamples / trainSamples));
}

/** How much more often some outcomes are right than others, on the samples that both tested. */
export function differenceOf(
  own: readonly FoldOutcome[],
  others: readonly FoldOutcome[],
  study: Pick<Study, "cohort" | "labels" | "classes">,
): Pick<ControlResult, "difference"> {
  const [first, second] = [rightOf(own, study), rightOf(others, study)];
  const rows = [...first.keys()].filter((row) => second.has(row)).sort((a, b) => a - b);
  if (rows.length === 0) return {};
  const groups = groupsOf(study.cohort);
  const difference = pairedDifference(
    rows.map((row) => first.get(row)!),
    rows.map((row) => second.get(row)!),
    groups && rows.map((row) => groups[row]!),
  );
  return { difference };
}

/** Share of its tests in which each row was told right. */
function rightOf(
  outcomes: readonly FoldOutcome[],
  { labels, classes }: Pick<Study, "labels" | "classes">,
): Map<number, number> {
  const hits = new Map<number, number[]>();
  for (const { rows, probabilities } of outcomes) {
    const predicted = predictedClasses(probabilities, rows.length, classes.length);
    for (const [i, row] of rows.entries()) {
      const right = classes[predicted[i]!] === labels[row] ? 1 : 0;
      if (!hits.get(row)?.push(right)) hits.set(row, [right]);
    }
  }
  return new Map([...hits].map(([row, own]) => [row, mean(own)]));
}

/** The permutation test: of those permutations whose folds have all ended. */
export function permutationOf(
  accuracy: number,
  outcomes: readonly FoldOutcome[],
  { plan, cohort, classes, folds }: Study,
): Pick<RunResult, "permutation"> {
  const numbers = [...new Set(outcomes.flatMap(({ permutation }) => permutation ?? []))].sort((a, b) => a - b);
  const random = seededRandom(plan.seed);
  const most = new Set(folds.filter((fold) => fold >= 0)).size;
  const accuracies = numbers.flatMap((number) => {
    const own = outcomes.filter(({ permutation }) => permutation === number);
    if (own.length < most) return [];
    const labels = labelsOf(withPermutedLabels(cohort, folds, number, random));
    return [mean(own.map((fold) => mean([...rightOf([fold], { labels, classes }).values()])))];
  });
  if (accuracies.length === 0) return {};
  // Sums of floats in another order differ in their last bits.
  const better = accuracies.filter((value) => value >= accuracy - 1e-12).length;
  return {
    permutation: {
      permutations: accuracies.length,
      p: (better + 1) / (accuracies.length + 1),
      accuracies,
    },
  };
}
