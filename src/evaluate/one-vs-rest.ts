/** Scores of samples for one question with two answers. */
export interface BinaryScores {
  readonly scores: Float64Array;
  /** 1 for positives, 0 for negatives. */
  readonly positive: Uint8Array;
}

/**
 * One class against all others: a sample's score is its probability of the class.
 *
 * @param truth true class of each sample
 * @param probabilities samples × classes, row-major
 * @param classes number of classes
 * @param positive the class that counts as positive
 */
export function oneVsRest(
  truth: Int32Array,
  probabilities: Float32Array | Float64Array,
  classes: number,
  positive: number,
): BinaryScores {
  return {
    scores: Float64Array.from(truth, (_, i) => probabilities[i * classes + positive]!),
    positive: Uint8Array.from(truth, (actual) => (actual === positive ? 1 : 0)),
  };
}

/** Every pair of sample and class as a question of its own: what micro averages count. */
export function everyPair(
  truth: Int32Array,
  probabilities: Float32Array | Float64Array,
  classes: number,
): BinaryScores {
  return {
    scores: Float64Array.from(probabilities),
    positive: Uint8Array.from(probabilities, (_, at) => (truth[Math.floor(at / classes)] === at % classes ? 1 : 0)),
  };
}
