import { type Dense, dense, rowOf } from "../data/dense.js";

/**
 * Scores as shares of their sample: each row divided by the sum of its magnitudes, signs kept.
 *
 * Attributions have no unit and their size differs between networks; as shares, every sample (and every network of an
 * ensemble) counts once. A row of zeros stays as it is.
 *
 * @param scores samples × features
 */
export function sampleShares(scores: Dense): Dense {
  const out = dense(scores.rows, scores.columns);
  for (let i = 0; i < scores.rows; i++) {
    const row = rowOf(scores, i);
    const total = row.reduce((sum, score) => sum + Math.abs(score), 0);
    if (total > 0)
      out.values.set(
        row.map((score) => score / total),
        i * scores.columns,
      );
  }
  return out;
}
