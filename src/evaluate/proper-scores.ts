/** How good stated probabilities are; both are best at 0. */
export interface ProperScores {
  /** Mean over the samples of the squared distance between probabilities and truth, summed over the classes: 0 … 2 (Brier 1950). */
  readonly brier: number;
  /** Mean over the samples of −ln of the probability of the true class. */
  readonly logLoss: number;
}

/** The smallest float32 step from 1: a class that was ruled out costs −ln of this, not infinity, as in scikit-learn's log_loss. */
const LEAST = 2 ** -23;

/**
 * Brier score and log loss. References: scikit-learn's brier_score_loss (scale_by_half=False) and log_loss on float32.
 *
 * @param truth true class of each sample; −1 = a class that is not among the columns, which had probability 0
 * @param probabilities samples × classes, row-major
 * @param classes number of classes
 */
export function properScores(
  truth: Int32Array,
  probabilities: Float32Array | Float64Array,
  classes: number,
): ProperScores {
  let [brier, logLoss] = [0, 0];
  for (const [i, actual] of truth.entries()) {
    for (let c = 0; c < classes; c++) brier += (probabilities[i * classes + c]! - (c === actual ? 1 : 0)) ** 2;
    if (actual < 0) brier++;
    const stated = actual < 0 ? 0 : probabilities[i * classes + actual]!;
    logLoss -= Math.log(Math.min(1, Math.max(LEAST, stated)));
  }
  return { brier: brier / truth.length, logLoss: logLoss / truth.length };
}
