import { mean, standardDeviation } from "../math/statistics.js";
import { tCritical } from "../math/student-t.js";
import { tTwoSided } from "../math/two-sample.js";

/** What repeated cross-validation says of a mean over its folds. */
export interface CorrectedMean {
  readonly mean: number;
  /** Of the mean, corrected for what training sets share; null for a single fold. */
  readonly standardError: number | null;
  /** 95 %; null for a single fold. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** The same of differences, with a test of whether they lie about 0. */
export interface CorrectedTTest extends CorrectedMean {
  readonly t: number | null;
  /** Two-sided; null for a single fold. */
  readonly p: number | null;
}

/**
 * The corrected resampled t-test (Nadeau & Bengio 2003; for repeated k-fold Bouckaert & Frank 2004). Folds share most of
 * their training rows, so the variance of their mean is not s²/n but s² (1/n + test/train); n − 1 degrees of freedom.
 *
 * @param differences one a fold, over all repeats
 * @param testShare test rows per training row of a fold: 1 / (k − 1) in k folds
 */
export function correctedTTest(differences: readonly number[], testShare: number): CorrectedTTest {
  const found = correctedMean(differences, testShare);
  if (found.standardError === null) return { ...found, t: null, p: null };
  const t = found.mean === 0 ? 0 : found.mean / found.standardError;
  return { ...found, t, p: tTwoSided({ t, degrees: differences.length - 1 }) };
}

/** Mean, error and 95 % interval of a measure over folds, with the same correction. */
export function correctedMean(values: readonly number[], testShare: number): CorrectedMean {
  const centre = mean(values);
  if (values.length < 2) return { mean: centre, standardError: null, interval: null };
  const standardError = standardDeviation(values) * Math.sqrt(1 / values.length + testShare);
  const half = tCritical(0.05, values.length - 1) * standardError;
  return { mean: centre, standardError, interval: [centre - half, centre + half] };
}
