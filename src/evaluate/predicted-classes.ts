import { OmixelError } from "../errors.js";

/**
 * The most probable class of each sample, the first one among equals.
 *
 * @param probabilities samples × classes, row-major
 * @param samples number of samples
 * @param classes number of classes
 * @throws UnsuitableData for a probability that is no number: the training diverged
 */
export function predictedClasses(
  probabilities: Float32Array | Float64Array,
  samples: number,
  classes: number,
): Int32Array {
  if (probabilities.length !== samples * classes)
    throw new RangeError(
      `${samples} samples and ${classes} classes need ${samples * classes} probabilities, got ${probabilities.length}`,
    );
  const diverged = probabilities.findIndex(Number.isNaN);
  if (diverged >= 0)
    throw new OmixelError(
      "UnsuitableData",
      `The probabilities of sample ${Math.floor(diverged / classes)} are not numbers: the training diverged.`,
      "Use a smaller learning rate, and check the table for missing values.",
    );
  return Int32Array.from({ length: samples }, (_, i) => {
    let best = 0;
    for (let c = 1; c < classes; c++)
      if (probabilities[i * classes + c]! > probabilities[i * classes + best]!) best = c;
    return best;
  });
}
