import { OmixelError } from "../errors.js";
import type { Numbers } from "../math/statistics.js";

/** How many samples score at least a threshold, for each distinct score from the highest down. */
export interface ThresholdCounts {
  /** Distinct scores, descending. */
  readonly threshold: Float64Array;
  /** Positives that score at least the threshold. */
  readonly truePositives: Float64Array;
  /** Negatives that score at least the threshold. */
  readonly falsePositives: Float64Array;
}

/**
 * The counts behind ROC and precision–recall curves. Samples of one score go together, so that ties have no order.
 *
 * @param scores one a sample, higher = more positive
 * @param positive 1 for positives, 0 for negatives
 * @throws UnsuitableData for a score that is no number
 */
export function thresholdCounts(scores: Numbers, positive: Numbers): ThresholdCounts {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  const [threshold, truePositives, falsePositives]: number[][] = [[], [], []];
  let [hits, misses] = [0, 0];
  for (const [place, i] of order.entries()) {
    if (Number.isNaN(scores[i]))
      throw new OmixelError(
        "UnsuitableData",
        `The score of sample ${i + 1} is no number, so that it has no place in a curve.`,
        "Leave samples without a score out.",
      );
    if (positive[i]) hits++;
    else misses++;
    if (place + 1 < order.length && scores[order[place + 1]!] === scores[i]) continue;
    threshold!.push(scores[i]!);
    truePositives!.push(hits);
    falsePositives!.push(misses);
  }
  return {
    threshold: Float64Array.from(threshold!),
    truePositives: Float64Array.from(truePositives!),
    falsePositives: Float64Array.from(falsePositives!),
  };
}
