import { confusionMetrics } from "./metrics.js";
import { predictedClasses } from "./predicted-classes.js";

/** Measures that an interval is given for. */
export interface PooledScores {
  readonly accuracy: number;
  readonly f1Macro: number;
  /** null where fewer than two classes have samples. */
  readonly aucOvoMacro: number | null;
}

/**
 * The measures of samples that count several times, or not at all. What does not depend on the weights is worked out once:
 * a resampling costs one pass over the samples for each pair of classes.
 *
 * @param truth true class of each sample
 * @param probabilities samples × classes, row-major
 * @returns takes one weight a sample, 0 or more
 */
export function weightedScores(
  truth: Int32Array,
  probabilities: Float32Array | Float64Array,
  classes: number,
): (weights: Float64Array) => PooledScores {
  const predicted = predictedClasses(probabilities, truth.length, classes);
  const labels = Array.from({ length: classes }, (_, c) => String(c));
  const pairs = sortedPairs(truth, probabilities, classes);
  return (weights) => {
    const counts = labels.map(() => labels.map(() => 0));
    for (const [i, actual] of truth.entries()) counts[actual]![predicted[i]!]! += weights[i]!;
    const { accuracy, f1Macro } = confusionMetrics({ labels, counts });
    const areas = pairs.map((pair) => pairArea(pair, truth, weights)).filter((area) => area !== null);
    const aucOvoMacro = areas.length > 0 ? areas.reduce((sum, area) => sum + area, 0) / areas.length : null;
    return { accuracy, f1Macro, aucOvoMacro };
  };
}

/** Samples of two classes by the probability of one of them, descending. */
interface SortedPair {
  readonly positive: number;
  readonly rows: Int32Array;
  readonly scores: Float64Array;
}

function sortedPairs(truth: Int32Array, probabilities: Float32Array | Float64Array, classes: number): SortedPair[] {
  const pair = (positive: number, other: number): SortedPair => {
    const score = (row: number) => probabilities[row * classes + positive]!;
    const own = [...truth.keys()].filter((row) => truth[row] === positive || truth[row] === other);
    const rows = Int32Array.from(own.sort((a, b) => score(b) - score(a)));
    return { positive, rows, scores: Float64Array.from(rows, score) };
  };
  if (classes === 2) return [pair(1, 0)];
  const all = Array.from({ length: classes }, (_, c) => c);
  return all.flatMap((a) => all.filter((b) => b !== a).map((b) => pair(a, b)));
}

/** Weighted share of pairs in which the positive scores higher, ties one half; null where one side is empty. */
function pairArea({ positive, rows, scores }: SortedPair, truth: Int32Array, weights: Float64Array): number | null {
  let [above, negatives, won] = [0, 0, 0];
  for (let at = 0; at < rows.length;) {
    let [here, against] = [0, 0];
    const score = scores[at]!;
    for (; at < rows.length && scores[at] === score; at++) {
      const row = rows[at]!;
      if (truth[row] === positive) here += weights[row]!;
      else against += weights[row]!;
    }
    won += against * (above + here / 2);
    above += here;
    negatives += against;
  }
  return above > 0 && negatives > 0 ? won / (above * negatives) : null;
}
