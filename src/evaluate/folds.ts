import { OmixelError } from "../errors.js";
import type { Random } from "../random.js";
import { assignGroups } from "./assign-groups.js";
import { requireLearnable } from "./require-learnable.js";

/** Mark of a row that is in no test fold: it always trains. */
export const ALWAYS_TRAINS = -1;

/**
 * Stratified k-fold cross-validation: every row is tested once, and every fold has the class shares of the whole.
 *
 * Without groups, the test counts of a class differ by at most 1 between folds, and so do the sizes of the folds. With
 * groups, rows of one group share a fold, and the class shares are as even as a greedy assignment makes them.
 *
 * @param labels class of each row, n texts
 * @param folds number of folds, 2 … n
 * @param random shuffles which rows go where; without it, rows of a class are dealt out in their order, as by
 *   scikit-learn's StratifiedKFold without shuffling
 * @param groups group of each row, n texts: rows of one group never straddle folds
 * @returns test fold of each row, n values 0 … folds - 1
 * @throws InvalidOption if `folds` is no integer of 2 or more
 * @throws TooFewSamples if there is one class only, a class (or the number of groups) is smaller than the number of
 *   folds, or, with groups, holding out one fold would leave no row of a class to learn from
 */
export function stratifiedFolds(
  labels: readonly string[],
  folds: number,
  random?: Random,
  groups?: readonly string[],
): Int32Array {
  if (!Number.isInteger(folds) || folds < 2)
    throw new OmixelError("InvalidOption", `folds is ${folds}.`, "Choose an integer of 2 or more.", { step: "folds" });
  requireMembers(labels, folds);
  if (!groups) return dealOut(labels, folds, random);
  const foldOf = assignGroups(labels, groups, folds, random);
  requireLearnable(labels, foldOf);
  return foldOf;
}

/** @throws TooFewSamples for the smallest class with fewer rows than folds */
function requireMembers(labels: readonly string[], folds: number): void {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (counts.size < 2)
    throw new OmixelError(
      "TooFewSamples",
      counts.size === 1
        ? `All ${labels.length} samples are of the class "${labels[0]}".`
        : "There are no labelled samples.",
      "A classification needs at least two classes; check the label column.",
      { step: "folds" },
    );
  const [name, count] = [...counts].reduce((least, entry) => (entry[1] < least[1] ? entry : least));
  if (count >= folds) return;
  const fewer = count >= 2 ? `Use at most ${count} folds, merge` : "Merge";
  throw new OmixelError(
    "TooFewSamples",
    `The class "${name}" has ${count} ${count === 1 ? "sample" : "samples"}, fewer than the ${folds} folds.`,
    `${fewer} the class with another, or leave its samples out.`,
    { step: "folds" },
  );
}

/**
 * Deals the rows of each class out to the folds. Class after class continues where the last one stopped, so that the
 * classes' remainders fall on different folds and fold sizes differ by at most 1 (the rule of StratifiedKFold).
 */
function dealOut(labels: readonly string[], folds: number, random: Random | undefined): Int32Array {
  const rowsOfClass = new Map<string, number[]>();
  for (const [row, label] of labels.entries()) if (!rowsOfClass.get(label)?.push(row)) rowsOfClass.set(label, [row]);
  const foldOf = new Int32Array(labels.length);
  let dealt = 0;
  for (const rows of rowsOfClass.values()) {
    const turns = Int32Array.from(rows, (_, i) => (dealt + i) % folds).sort();
    random?.shuffle(turns);
    for (const [i, row] of rows.entries()) foldOf[row] = turns[i]!;
    dealt += rows.length;
  }
  return foldOf;
}
