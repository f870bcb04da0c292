import { OmixelError } from "../errors.js";

/**
 * Checks that every class can be learnt in every fold: none may have all its rows in one test fold.
 *
 * @param labels class of each row
 * @param foldOf test fold of each row; -1 = always trains
 * @throws TooFewSamples naming the class and the fold that holds all its rows
 */
export function requireLearnable(labels: readonly string[], foldOf: Int32Array): void {
  const soleFold = new Map<string, number>();
  const spread = new Set<string>();
  for (const [row, label] of labels.entries()) {
    const fold = foldOf[row]!;
    if (fold < 0 || (soleFold.has(label) && soleFold.get(label) !== fold)) spread.add(label);
    soleFold.set(label, fold);
  }
  for (const [label, fold] of soleFold)
    if (!spread.has(label))
      throw new OmixelError(
        "TooFewSamples",
        `All samples of the class "${label}" are tested in fold ${fold}, so that the network of that fold never sees the class.`,
        "Merge the class with another, leave its samples out, or use folds (or groups) that spread it.",
        { step: "folds" },
      );
}
