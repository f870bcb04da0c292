import type { Random } from "../random.js";
import type { LabelledTable } from "./baseline.js";

/** A class of a single measured sample is never held out, since what learns would not know it; nor is a synthetic sample. */
export const NEVER = -1;

/**
 * Deals the samples of each class out to folds in random order, for choices that a method makes inside its training samples.
 *
 * @returns fold of each sample, 0 … folds − 1, or `NEVER`
 */
export function innerFolds(
  { labels, classes, synthetic }: Pick<LabelledTable, "labels" | "classes" | "synthetic">,
  folds: number,
  random: Random,
): Int32Array {
  const out = new Int32Array(labels.length).fill(NEVER);
  let next = 0; // goes on from class to class, so that folds are of one size
  for (let c = 0; c < classes; c++) {
    const rows = Array.from(labels.keys()).filter((row) => labels[row] === c && synthetic?.[row] !== 1);
    if (rows.length > 1) for (const row of random.shuffle(rows)) out[row] = next++ % folds;
  }
  return out;
}
