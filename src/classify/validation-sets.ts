import { type Cohort, groupsOf } from "../data/cohort.js";
import { syntheticSamples } from "../data/synthetic-samples.js";
import { validationRows } from "../evaluate/validation-rows.js";
import type { Random } from "../random.js";
import type { TrainOptions } from "../train/train-options.js";
import { trainingRows } from "../train/training-rows.js";
import type { TrainingSet } from "../train/training-set.js";

/** What is known of the rows of a training set. */
export interface RowParts {
  /** Group of each row: groups are set aside whole. */
  readonly groups?: readonly string[] | undefined;
  /** 1 for each row that was made, not measured: it is learnt from and never set aside. */
  readonly synthetic?: Uint8Array | undefined;
}

/** What is known of the training samples. */
export function rowPartsOf(train: Cohort): RowParts {
  return { groups: groupsOf(train), synthetic: syntheticSamples(train) };
}

/**
 * The rows that weights are learnt from, and those that choose the epoch, where the options ask for early stopping. The share
 * set aside is one of the measured rows.
 *
 * @throws TooFewSamples where no row can be set aside
 */
export function validationSets(
  set: TrainingSet,
  { patience, validation }: Pick<TrainOptions, "patience" | "validation">,
  random: Random,
  { groups, synthetic }: RowParts = {},
): { readonly fit: TrainingSet; readonly validation?: TrainingSet } {
  if (patience === 0) return { fit: set };
  const rows = Int32Array.from({ length: set.count }, (_, row) => row);
  const measured = synthetic ? rows.filter((row) => synthetic[row] === 0) : rows;
  const labels = Array.from(set.labels, String);
  const { validation: aside } = validationRows(measured, labels, validation, random.fork("validation"), groups);
  const held = new Set(aside);
  return {
    fit: trainingRows(
      set,
      rows.filter((row) => !held.has(row)),
    ),
    validation: trainingRows(set, aside),
  };
}
