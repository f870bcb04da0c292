import { mean, variance } from "../math/statistics.js";

/** How much more often one method is right than another on the same samples. */
export interface PairedDifference {
  /** Share of samples, −1 … 1; above 0 where the first is right more often. */
  readonly difference: number;
  /** Of the difference, paired by sample (by group, where samples come in groups); null for a single sample. */
  readonly standardError: number | null;
  readonly samples: number;
}

/**
 * The difference of two accuracies on the same samples, with the standard error of paired data: what both get right, or both
 * wrong, adds no noise. Samples of one group count as one: the error is that of a ratio of sums over groups.
 *
 * @param first share of its tests in which each sample was told right: 0 or 1, or between them over repeats
 * @param second of the other method, in the same order
 * @param groups group of each sample
 */
export function pairedDifference(
  first: readonly number[],
  second: readonly number[],
  groups?: readonly string[],
): PairedDifference {
  const own = first.map((value, i) => value - second[i]!);
  const difference = mean(own);
  const parts = groups ? residualsByGroup(own, groups, difference) : own.map((value) => value - difference);
  const squares = variance(parts) * parts.length;
  return {
    difference,
    standardError: parts.length > 1 ? Math.sqrt(squares) / own.length : null,
    samples: own.length,
  };
}

function residualsByGroup(values: readonly number[], groups: readonly string[], centre: number): number[] {
  const sums = new Map<string, number>();
  for (const [i, value] of values.entries()) sums.set(groups[i]!, (sums.get(groups[i]!) ?? 0) + value - centre);
  return [...sums.values()];
}
