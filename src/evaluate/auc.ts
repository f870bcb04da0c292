import { ranks } from "../math/statistics.js";

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counting one half (Hanley & McNeil
 * 1982, the Mann–Whitney statistic).
 *
 * @param scores one a sample, higher = more positive
 * @param positive 1 for positives, 0 for negatives
 * @returns 0 … 1, or null if one side is empty
 */
export function auc(scores: readonly number[], positive: readonly number[]): number | null {
  const rank = ranks(scores);
  let [rankSum, positives] = [0, 0];
  for (let i = 0; i < rank.length; i++)
    if (positive[i]) {
      rankSum += rank[i]!;
      positives++;
    }
  const negatives = rank.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/**
 * One-vs-one macro AUC (Hand & Till 2001; scikit-learn's `multi_class="ovo"`): for each pair of classes, among their
 * samples alone, the mean of both classes' AUC by their own probability; then the mean over pairs. Two classes: the plain
 * AUC of the second.
 *
 * Pairs are those of classes that have samples: a fold without a class says nothing about it.
 *
 * @param truth true class of each sample
 * @param probabilities samples × classes, row-major
 * @param classes number of classes
 * @returns 0 … 1, or null if fewer than two classes have samples
 */
export function aucOvoMacro(
  truth: Int32Array,
  probabilities: Float32Array | Float64Array,
  classes: number,
): number | null {
  const score = (rows: readonly number[], positive: number) =>
    auc(
      rows.map((row) => probabilities[row * classes + positive]!),
      rows.map((row) => (truth[row] === positive ? 1 : 0)),
    );
  if (classes === 2) return score(Array.from(truth.keys()), 1);

  const rowsOf = Array.from({ length: classes }, (): number[] => []);
  for (const [row, actual] of truth.entries()) rowsOf[actual]!.push(row);
  let [sum, pairs] = [0, 0];
  for (let a = 0; a < classes; a++)
    for (let b = a + 1; b < classes; b++) {
      if (rowsOf[a]!.length === 0 || rowsOf[b]!.length === 0) continue;
      const rows = [...rowsOf[a]!, ...rowsOf[b]!];
      sum += (score(rows, a)! + score(rows, b)!) / 2;
      pairs++;
    }
  return pairs > 0 ? sum / pairs : null;
}
