import type { Moments } from "./group-moments.js";
import type { RankSums } from "./rank-sums.js";
import { regularisedBeta } from "./distributions.js";

/** Student's t with its degrees of freedom. */
export interface TStatistic {
  readonly t: number;
  readonly degrees: number;
}

/**
 * Welch's t-test of two groups whose variances may differ (1947). Reference: scipy.stats.ttest_ind(equal_var=False).
 *
 * @param secondCount what stands for the size of the second group where its mean's error is taken; default its count
 * @returns t is ± Infinity where both groups are constant and differ; 0, with NaN degrees, where nothing can be said
 */
export function welch(first: Moments, second: Moments, secondCount = second.count): TStatistic {
  const [a, b] = [errorOf(first, first.count), errorOf(second, secondCount)];
  const difference = first.mean - second.mean;
  if (!(first.count > 0 && second.count > 0)) return { t: 0, degrees: NaN };
  const degrees = (a + b) ** 2 / (a ** 2 / (first.count - 1) + b ** 2 / (secondCount - 1));
  if (a + b > 0) return { t: difference / Math.sqrt(a + b), degrees };
  return { t: difference === 0 || !(first.count > 1 || second.count > 1) ? 0 : Math.sign(difference) * Infinity, degrees: NaN }; // prettier-ignore
}

/** Squared standard error of a mean; 0 for a single value, which shows no spread. */
function errorOf({ count, squares }: Moments, size: number): number {
  return count > 1 ? squares / (count - 1) / size : 0;
}

/** Two-sided p-value of Student's t; 1 where the degrees of freedom are not known. */
export function tTwoSided({ t, degrees }: TStatistic): number {
  if (t === Infinity || t === -Infinity) return 0;
  return degrees > 0 ? regularisedBeta(degrees / (degrees + t * t), degrees / 2, 0.5) : 1;
}

/**
 * Normal deviate of Wilcoxon's rank-sum test of a group against all others. Reference: scipy.stats.mannwhitneyu
 * (method="asymptotic", use_continuity=False) with `tieCorrect`, scipy.stats.ranksums without.
 *
 * @returns 0 where there is nothing to compare, or all values are equal
 */
export function rankSumDeviate({ sums, counts, total, ties }: RankSums, group: number, tieCorrect: boolean): number {
  const own = counts[group]!;
  const others = total - own;
  const untied = tieCorrect ? 1 - ties / (total ** 3 - total) : 1;
  if (!(own > 0 && others > 0 && untied > 0)) return 0;
  const spread = Math.sqrt((own * others * (total + 1) * untied) / 12);
  return (sums[group]! - (own * (total + 1)) / 2) / spread;
}
