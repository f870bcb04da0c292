import type { Confusion } from "./confusion.js";

/** What guessing would reach. Accuracies are fractions between 0 and 1. */
export interface Chance {
  /** Expected accuracy of these very predictions if the labels were shuffled. */
  readonly mean: number;
  /** Standard deviation of that accuracy over shuffles. */
  readonly sd: number;
  /** Accuracy of always naming the largest class. */
  readonly majority: number;
  /** Expected accuracy of naming each class as often as it occurs. */
  readonly proportional: number;
}

/**
 * The accuracy to expect by chance, exact over all ways to shuffle the labels against the predictions.
 *
 * With n samples, n_c of class c and m_c predicted as c, the number of hits of a random permutation has mean Σ n_c m_c / n
 * and the variance of a linear permutation statistic (Hoeffding 1951). A result within two standard deviations of the mean
 * is what a network that learnt nothing gives.
 *
 * @param confusion counts over all tested samples
 */
export function chanceAccuracy({ counts }: Confusion): Chance {
  const actual = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const predicted = counts.map((_, c) => counts.reduce((sum, row) => sum + row[c]!, 0));
  const n = actual.reduce((sum, count) => sum + count, 0);
  const sumOver = (term: (own: number, claimed: number) => number) =>
    actual.reduce((sum, own, c) => sum + term(own, predicted[c]!), 0);
  const agreeing = sumOver((own, claimed) => own * claimed);
  const oneSided = sumOver((own, claimed) => own * claimed * (own + claimed));
  const variance = n > 1 ? (agreeing - oneSided / n + (agreeing / n) ** 2) / (n - 1) : 0;
  return {
    mean: agreeing / n ** 2,
    sd: Math.sqrt(Math.max(0, variance)) / n,
    majority: Math.max(...actual) / n,
    proportional: sumOver((own) => own ** 2) / n ** 2,
  };
}
