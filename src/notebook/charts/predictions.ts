import { OmixelError, unknownName } from "../../errors.js";

/** What a classifier says of samples whose class is known; out of fold for an honest picture. */
export interface Predictions {
  /** Names of the classes. */
  readonly classes: readonly string[];
  /** Class of each sample, by name. */
  readonly truth: readonly string[];
  /** Samples × classes, row-major. */
  readonly probabilities: Float32Array | Float64Array;
}

/**
 * The class of each sample as an index.
 *
 * @throws UnsuitableData without samples, and where probabilities are missing; UnknownName for a class that is not listed
 */
export function classIndices({ classes, truth, probabilities }: Predictions, chart: string): Int32Array {
  const place = { step: chart };
  if (truth.length === 0)
    throw new OmixelError("UnsuitableData", "There are no samples to draw.", "Give at least one.", place);
  if (probabilities.length !== truth.length * classes.length)
    throw new OmixelError(
      "UnsuitableData",
      `${truth.length} samples and ${classes.length} classes need ${truth.length * classes.length} probabilities, and there are ${probabilities.length}.`,
      "Give one row a sample and one column a class.",
      place,
    );
  const missing = probabilities.findIndex((value) => Number.isNaN(value));
  if (missing >= 0)
    throw new OmixelError(
      "UnsuitableData",
      `Sample ${Math.floor(missing / classes.length) + 1} has a probability that is no number.`,
      "Leave samples without probabilities out.",
      place,
    );
  const index = new Map(classes.map((name, c) => [name, c]));
  return Int32Array.from(truth, (name) => {
    const found = index.get(name);
    if (found === undefined) throw unknownName("class", name, classes, place);
    return found;
  });
}
