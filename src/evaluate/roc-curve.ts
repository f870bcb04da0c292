import type { Numbers } from "../math/statistics.js";
import { thresholdCounts } from "./threshold-counts.js";

/** Points of a receiver operating characteristic, from (0, 0) to (1, 1), joined by straight lines. */
export interface RocCurve {
  readonly falsePositiveRate: Float64Array;
  readonly truePositiveRate: Float64Array;
  /** Area under the curve, 0 … 1. */
  readonly auc: number;
}

/**
 * The ROC curve as scikit-learn's `roc_curve` with `drop_intermediate=False` and `roc_auc_score` define it.
 *
 * @param scores one a sample, higher = more positive; ties make one slanted step
 * @param positive 1 for positives, 0 for negatives
 * @returns null if there are no positives or no negatives
 * @throws UnsuitableData for a score that is no number
 */
export function rocCurve(scores: Numbers, positive: Numbers): RocCurve | null {
  const { truePositives, falsePositives } = thresholdCounts(scores, positive);
  const [positives, negatives] = [truePositives.at(-1) ?? 0, falsePositives.at(-1) ?? 0];
  if (positives === 0 || negatives === 0) return null;
  const falsePositiveRate = Float64Array.of(0, ...falsePositives.map((count) => count / negatives));
  const truePositiveRate = Float64Array.of(0, ...truePositives.map((count) => count / positives));
  return { falsePositiveRate, truePositiveRate, auc: areaUnder(falsePositiveRate, truePositiveRate) };
}

/**
 * The macro mean of several curves: at each false positive rate the mean of their true positive rates. Its area is the mean
 * of their areas (scikit-learn's `roc_auc_score` with `multi_class="ovr"`).
 *
 * @param curves at least one
 */
export function meanRocCurve(curves: readonly RocCurve[]): RocCurve {
  const rates = Float64Array.from(new Set(curves.flatMap((curve) => Array.from(curve.falsePositiveRate)))).sort();
  const lower = new Float64Array(rates.length);
  const upper = new Float64Array(rates.length);
  for (const curve of curves) addHeights(curve, rates, lower, upper);
  // Each rate twice, since a curve may rise upright there.
  const falsePositiveRate = Float64Array.from({ length: 2 * rates.length }, (_, i) => rates[i >> 1]!);
  const truePositiveRate = falsePositiveRate.map((_, i) => (i % 2 ? upper : lower)[i >> 1]! / curves.length);
  return { falsePositiveRate, truePositiveRate, auc: areaUnder(falsePositiveRate, truePositiveRate) };
}

/** Adds the curve's height at each rate, where it comes from the left and where it leaves to the right. */
function addHeights(curve: RocCurve, rates: Float64Array, lower: Float64Array, upper: Float64Array): void {
  const { falsePositiveRate: x, truePositiveRate: y } = curve;
  let at = 0;
  for (const [i, rate] of rates.entries()) {
    while (x[at]! < rate) at++;
    if (x[at] === rate) {
      lower[i]! += y[at]!;
      while (x[at + 1] === rate) at++;
      upper[i]! += y[at]!;
    } else {
      const part = (rate - x[at - 1]!) / (x[at]! - x[at - 1]!);
      const height = y[at - 1]! + part * (y[at]! - y[at - 1]!);
      lower[i]! += height;
      upper[i]! += height;
    }
  }
}

/** Trapezoidal rule. */
function areaUnder(x: Float64Array, y: Float64Array): number {
  let area = 0;
  for (let i = 1; i < x.length; i++) area += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2;
  return area;
}
