import type { Random } from "../random.js";

/** A class of a single sample is never held out: what learns would not know it. */
export const NEVER = -1;

/**
 * Deals the samples of each class out to folds in random order, for choices that a method makes inside its training samples.
 *
 * @returns fold of each sample, 0 … folds − 1, or `NEVER`
 */
export function innerFolds(labels: Int32Array, classes: number, folds: number, random: Random): Int32Array {
  const out = new Int32Array(labels.length).fill(NEVER);
  let next = 0; // goes on from class to class, so that folds are of one size
  for (let c = 0; c < classes; c++) {
    const rows = Array.from(labels.keys()).filter((row) => labels[row] === c);
    if (rows.length > 1) for (const row of random.shuffle(rows)) out[row] = next++ % folds;
  }
  return out;
}
