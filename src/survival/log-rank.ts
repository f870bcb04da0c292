import { chiSquaredUpperTail } from "../math/chi-squared.js";
import { solveSymmetric } from "../math/solve-symmetric.js";
import { checkSurvivalTimes, type SurvivalTimes } from "./survival-times.js";

/** Whether groups survive alike. */
export interface LogRankTest {
  readonly chiSquared: number;
  /** Groups that could have had an event, less 1. */
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/**
 * Log-rank test for two or more groups (Mantel 1966; hypergeometric variance). Reference: lifelines'
 * `multivariate_logrank_test`; as in R's `survdiff`, a group that nobody was left of at the first event does not count.
 *
 * @param times of all subjects
 * @param group group of each subject, 0 … groups - 1
 * @param groups number of groups
 * @returns null where fewer than two groups were there when an event came
 * @throws UnsuitableData for a time that is missing or negative and for an event that is not 0 or 1
 */
export function logRank(times: SurvivalTimes, group: Int32Array, groups: number): LogRankTest | null {
  checkSurvivalTimes(times);
  const { time, event } = times;
  const excess = new Float64Array(groups); // observed less expected events
  const covariance = new Float64Array(groups * groups);
  const atRisk = new Float64Array(groups);
  const order = Uint32Array.from(group, (_, i) => i).sort((a, b) => time[b]! - time[a]!);
  for (let from = 0; from < order.length;) {
    const own = new Float64Array(groups);
    const now = time[order[from]!];
    for (; from < order.length && time[order[from]!] === now; from++) {
      atRisk[group[order[from]!]!]!++;
      if (event[order[from]!]) own[group[order[from]!]!]!++;
    }
    addEvents(own, atRisk, from, excess, covariance);
  }
  const kept = Array.from(excess.keys()).filter((g) => covariance[g * groups + g]! > 0);
  if (kept.length < 2) return null;
  const free = kept.slice(1); // the excesses sum to 0, so that one group follows from the others
  const matrix = Float64Array.from(free.flatMap((a) => free.map((b) => covariance[a * groups + b]!)));
  const right = Float64Array.from(free, (g) => excess[g]!);
  const solution = solveSymmetric(matrix, right);
  const chiSquared = Math.max(
    0,
    solution.reduce((sum, value, i) => sum + value * right[i]!, 0),
  );
  return { chiSquared, degreesOfFreedom: free.length, p: chiSquaredUpperTail(chiSquared, free.length) };
}

/** One time at which events came: what each group had too much, and how that varies by chance. */
function addEvents(
  own: Float64Array,
  atRisk: Float64Array,
  watched: number,
  excess: Float64Array,
  covariance: Float64Array,
): void {
  const events = own.reduce((sum, count) => sum + count, 0);
  if (events === 0) return;
  const groups = own.length;
  const factor = watched > 1 ? (events * (watched - events)) / (watched - 1) : 0;
  for (let a = 0; a < groups; a++) {
    const share = atRisk[a]! / watched;
    excess[a]! += own[a]! - events * share;
    for (let b = 0; b < groups; b++)
      covariance[a * groups + b]! += factor * share * ((a === b ? 1 : 0) - atRisk[b]! / watched);
  }
}
