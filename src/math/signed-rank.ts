import { normalUpperTail } from "./normal-tail.js";
import { ranks } from "./statistics.js";

/** Wilcoxon's signed-rank test of paired differences. */
export interface SignedRank {
  /** The smaller of the two rank sums. */
  readonly statistic: number;
  /** Two-sided; 1 where all differences are 0. */
  readonly p: number;
  /** Differences that are not 0. */
  readonly count: number;
}

/** Up to so many differences the distribution is counted out; more are normal enough. */
const MOST_EXACT = 50;

/**
 * Whether differences lie about 0 (Wilcoxon 1945). Zeros are left out. The p-value is exact, ties included, for up to 50
 * differences, and normal with the variance corrected for ties above. Reference: scipy.stats.wilcoxon with
 * zero_method="wilcox", and method="exact" (with ties: PermutationMethod) or "approx".
 */
export function signedRank(differences: readonly number[]): SignedRank {
  const known = differences.filter((value) => value !== 0);
  const rank = ranks(known.map(Math.abs));
  const all = (known.length * (known.length + 1)) / 2;
  const above = known.reduce((sum, value, i) => (value > 0 ? sum + rank[i]! : sum), 0);
  const statistic = Math.min(above, all - above);
  if (known.length === 0) return { statistic: 0, p: 1, count: 0 };
  if (known.length <= MOST_EXACT) return { statistic, p: Math.min(1, 2 * lowerTail(rank, statistic)), count: known.length }; // prettier-ignore
  const spread = Math.sqrt(rank.reduce((sum, own) => sum + own * own, 0) / 4);
  return { statistic, p: Math.min(1, 2 * normalUpperTail((all / 2 - statistic) / spread)), count: known.length };
}

/** P(W ≤ statistic) over all ways to give the ranks signs; ranks count double, since ties make halves. */
function lowerTail(rank: Float64Array, statistic: number): number {
  const doubled = Array.from(rank, (own) => Math.round(2 * own));
  const most = Math.round(2 * statistic);
  const chance = new Float64Array(most + 1);
  chance[0] = 1;
  for (const own of doubled)
    for (let sum = most; sum >= 0; sum--) chance[sum] = (chance[sum]! + (sum >= own ? chance[sum - own]! : 0)) / 2;
  return chance.reduce((sum, value) => sum + value, 0);
}
