import { validationRows } from "../evaluate/validation-rows.js";
import type { Random } from "../random.js";
import type { TrainOptions } from "../train/train-options.js";
import { trainingRows } from "../train/training-rows.js";
import type { TrainingSet } from "../train/training-set.js";

/**
 * The rows that weights are learnt from, and those that choose the epoch, where the options ask for early stopping.
 *
 * @param groups group of each row; groups are set aside whole
 * @throws TooFewSamples where no row can be set aside
 */
export function validationSets(
  set: TrainingSet,
  { patience, validation }: Pick<TrainOptions, "patience" | "validation">,
  random: Random,
  groups?: readonly string[],
): { readonly fit: TrainingSet; readonly validation?: TrainingSet } {
  if (patience === 0) return { fit: set };
  const rows = Int32Array.from({ length: set.count }, (_, row) => row);
  const labels = Array.from(set.labels, String);
  const split = validationRows(rows, labels, validation, random.fork("validation"), groups);
  return { fit: trainingRows(set, split.fit), validation: trainingRows(set, split.validation) };
}
