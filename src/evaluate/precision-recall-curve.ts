import type { Numbers } from "../math/statistics.js";
import { thresholdCounts } from "./threshold-counts.js";

/**
 * Points of a precision–recall curve by ascending recall, from recall 0 on. Between two points the precision is that of the
 * one with the higher recall: straight lines would promise what no threshold reaches (Davis & Goadrich 2006).
 */
export interface PrecisionRecallCurve {
  readonly recall: Float64Array;
  readonly precision: Float64Array;
  /** Mean precision over the steps of recall, 0 … 1. */
  readonly averagePrecision: number;
}

/**
 * The curve as scikit-learn's `precision_recall_curve` and `average_precision_score` define it.
 *
 * @param scores one a sample, higher = more positive; ties make one step
 * @param positive 1 for positives, 0 for negatives
 * @returns null if there are no positives
 * @throws UnsuitableData for a score that is no number
 */
export function precisionRecallCurve(scores: Numbers, positive: Numbers): PrecisionRecallCurve | null {
  const { truePositives, falsePositives } = thresholdCounts(scores, positive);
  const positives = truePositives.at(-1) ?? 0;
  if (positives === 0) return null;
  const recall = Float64Array.of(0, ...truePositives.map((count) => count / positives));
  const precision = Float64Array.of(1, ...truePositives.map((count, i) => count / (count + falsePositives[i]!)));
  return { recall, precision, averagePrecision: areaOfSteps(recall, precision) };
}

/**
 * The macro mean of several curves: at each recall the mean of their precisions. Its average precision is the mean of
 * theirs (scikit-learn's `average_precision_score` with `average="macro"`).
 *
 * @param curves at least one
 */
export function meanPrecisionRecallCurve(curves: readonly PrecisionRecallCurve[]): PrecisionRecallCurve {
  const recall = Float64Array.from(new Set(curves.flatMap((curve) => Array.from(curve.recall)))).sort();
  const precision = new Float64Array(recall.length);
  for (const curve of curves) {
    let at = 0;
    for (const [i, wanted] of recall.entries()) {
      while (curve.recall[at]! < wanted) at++; // the first point that reaches the recall: the highest threshold
      precision[i]! += curve.precision[at]! / curves.length;
    }
  }
  return { recall, precision, averagePrecision: areaOfSteps(recall, precision) };
}

function areaOfSteps(recall: Float64Array, precision: Float64Array): number {
  let area = 0;
  for (let i = 1; i < recall.length; i++) area += (recall[i]! - recall[i - 1]!) * precision[i]!;
  return area;
}
