import { applyTableScaling, fitTableScaling, type TableScaling } from "../baselines/table-scaling.js";
import { type Dense, dense, rowOf } from "../data/dense.js";
import type { Images } from "../data/images.js";
import { OmixelError } from "../errors.js";
import type { WideNetwork } from "../models/wide-network.js";
import { requireOption } from "../registry.js";
import type { TrainingSet } from "../train/training-set.js";

/** The line beside the picture: none, one with the usual penalty, or with this one. */
export type Wide = null | boolean | number;

/** Penalty of the line's coefficients where none is told. */
const USUAL = 0.1;

type Input = Omit<TrainingSet, "labels" | "classes">;

export function checkWide(wide: Wide): void {
  const fits = wide === null || typeof wide === "boolean" || (Number.isFinite(wide) && wide >= 0);
  requireOption(fits, "classify", `wide is ${JSON.stringify(wide)}.`, "Use true, or a penalty of 0 or more.");
}

/** The penalty of the line; undefined where there is none. */
export function widePenalty(wide: Wide): number | undefined {
  if (wide === null || wide === false) return undefined;
  return wide === true ? USUAL : wide;
}

/**
 * How the table behind the images becomes z-scores of the training samples.
 *
 * @throws UnsuitableData where only pictures are known, or no feature varies
 */
export function fitWide(images: Images): TableScaling {
  return fitTableScaling(tableBehind(images), images.layout.features, { missing: "error", scale: true }, "classify");
}

/** Images as one row a sample: the pixels, then the features. What draws images anew draws both from the same row. */
export function wideInput<Set extends Input>(set: Set, images: Images, scaling: TableScaling): Set {
  const table = applyTableScaling(tableBehind(images), scaling);
  const pixels = set.height * set.width * set.channels;
  const width = pixels + table.columns;
  const values = new Float32Array(set.count * width);
  for (let i = 0; i < set.count; i++) {
    values.set(set.images.subarray(i * pixels, (i + 1) * pixels), i * width);
    values.set(rowOf(table, i), i * width + pixels);
  }
  const drawn = set.table && {
    ...set.table,
    draw(row: Float32Array, line: Float32Array) {
      set.table!.draw(row, line.subarray(0, pixels));
      line.set(applyTableScaling(dense(1, row.length, row), scaling).values, pixels);
    },
  };
  return { ...set, images: values, height: 1, width, channels: 1, pixels, ...(drawn ? { table: drawn } : {}) };
}

/**
 * Scores of the features with what the line adds to each sample's target logit, coefficient × value; `scores` is changed.
 *
 * @param scores samples × features of the layout
 */
export function addWideScores(
  scores: Dense,
  network: Pick<WideNetwork, "coefficients">,
  images: Images,
  scaling: TableScaling,
  targets: Int32Array,
): Dense {
  return addLineScores(scores, applyTableScaling(tableBehind(images), scaling), scaling.columns, network, targets);
}

/** @param columns that the features of the lines have among the scores */
export function addLineScores(
  scores: Dense,
  lines: Dense,
  columns: ArrayLike<number>,
  network: Pick<WideNetwork, "coefficients">,
  targets: Int32Array,
): Dense {
  const coefficients = network.coefficients();
  const classes = coefficients.length / lines.columns;
  for (const [i, target] of targets.entries())
    for (let j = 0; j < lines.columns; j++)
      scores.values[i * scores.columns + columns[j]!]! +=
        coefficients[j * classes + target]! * lines.values[i * lines.columns + j]!;
  return scores;
}

/** The table that images were drawn from. @throws UnsuitableData where only pictures are known */
export function tableBehind({ drawn }: Images): Dense {
  if (drawn) return drawn;
  throw new OmixelError(
    "UnsuitableData",
    "A wide branch is a line through the table behind the images, and only pictures are known here.",
    "Leave wide out, or draw the images from a table with an encoder.",
    { step: "classify" },
  );
}
