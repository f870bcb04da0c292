import { chiSquaredUpperTail } from "../math/chi-squared.js";
import { ranks } from "../math/statistics.js";
import { rangeCritical } from "../math/studentised-range.js";

/** How methods rank over blocks. */
export interface RankComparison {
  /** Mean rank of each method; 1 = always the best. */
  readonly meanRanks: readonly number[];
  readonly blocks: number;
  /** Friedman's χ², corrected for ties; 0 where all methods are equal in all blocks. */
  readonly chiSquared: number;
  /** P-value of the hypothesis that all methods are alike. */
  readonly p: number;
  /** Mean ranks that differ by this or more differ at 5 % (Nemenyi). */
  readonly criticalDifference: number;
}

/**
 * Friedman's test (1937) and Nemenyi's critical difference, as Demšar 2006 compares classifiers. Reference:
 * scipy.stats.friedmanchisquare.
 *
 * Demšar's blocks are independent data sets. Folds of one data set share training rows, so that with folds as blocks the
 * test finds differences too easily.
 *
 * @param scores blocks × methods, higher is better; two methods or more
 */
export function rankMethods(scores: readonly (readonly number[])[]): RankComparison {
  const [blocks, methods] = [scores.length, scores[0]!.length];
  // Means over classes that are summed in another order differ in their last bits: they are ties.
  const ranked = scores.map((row) => ranks(row.map((value) => -Number(value.toPrecision(12)))));
  const meanRanks = Array.from({ length: methods }, (_, m) => ranked.reduce((sum, row) => sum + row[m]!, 0) / blocks);
  const middle = (methods + 1) / 2;
  // Sum of squares between methods over that within blocks: the correction for ties is in the latter.
  const between = meanRanks.reduce((sum, rank) => sum + (rank - middle) ** 2, 0) * blocks ** 2;
  const within = ranked.reduce((sum, row) => sum + row.reduce((own, rank) => own + (rank - middle) ** 2, 0), 0);
  const chiSquared = within > 0 ? ((methods - 1) * between) / within : 0;
  return {
    meanRanks,
    blocks,
    chiSquared,
    p: chiSquaredUpperTail(chiSquared, methods - 1),
    criticalDifference:
      (rangeCritical(0.05, methods) / Math.SQRT2) * Math.sqrt((methods * (methods + 1)) / (6 * blocks)),
  };
}

/**
 * Groups of methods that the critical difference does not tell apart, each as wide as can be, best first.
 *
 * @returns positions in the order of the mean ranks: [first, last] of each group of two or more
 */
export function alikeGroups({ meanRanks, criticalDifference }: RankComparison): [first: number, last: number][] {
  const sorted = [...meanRanks].sort((a, b) => a - b);
  const groups: [number, number][] = [];
  for (let first = 0; first < sorted.length; first++) {
    let last = first;
    while (last + 1 < sorted.length && sorted[last + 1]! - sorted[first]! < criticalDifference) last++;
    if (last > first && (groups.length === 0 || last > groups.at(-1)![1])) groups.push([first, last]);
  }
  return groups;
}
