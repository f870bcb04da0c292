import { OmixelError } from "../errors.js";

/**
 * One fold a group, in the order of the sorted group names (scikit-learn's LeaveOneGroupOut).
 *
 * @param groups group of each row
 * @returns test fold of each row
 * @throws TooFewSamples with fewer than two groups
 */
export function leaveOneGroupOut(groups: readonly string[]): Int32Array {
  const names = [...new Set(groups)].sort();
  if (names.length < 2)
    throw new OmixelError(
      "TooFewSamples",
      `There ${names.length === 1 ? `is one group only ("${names[0]}")` : "are no groups"}, and leaving it out leaves nothing to learn from.`,
      "Choose another group column, or stratified folds.",
      { step: "folds" },
    );
  const foldOf = new Map(names.map((name, fold) => [name, fold]));
  return Int32Array.from(groups, (group) => foldOf.get(group)!);
}
