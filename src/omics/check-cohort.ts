import { type Cohort, featureCount, labelsOf, sampleCount, sampleNames } from "../data/cohort.js";
import { firstFive, OmixelError } from "../errors.js";

/** Fewer features than this make no picture. */
const FEWEST_FEATURES = 3;

/**
 * Phase 2: what would make a run fail late or mean nothing is said before any work is done.
 *
 * @returns the labels, and the classes sorted
 * @throws UnsuitableData, TooFewSamples
 */
export function checkCohort(cohort: Cohort): { labels: string[]; classes: string[] } {
  const features = featureCount(cohort);
  if (features < FEWEST_FEATURES)
    throw new OmixelError(
      "UnsuitableData",
      `The table has ${features} feature${features === 1 ? "" : "s"}; a picture needs at least ${FEWEST_FEATURES}.`,
      "If features and samples were mistaken for each other, say which side features are on.",
    );
  if (sampleCount(cohort) === 0)
    throw new OmixelError("TooFewSamples", "No sample is left.", "Loosen the filter, or check the sample names.");
  const labels = labelsOf(cohort);
  const names = sampleNames(cohort);
  const empty = names.filter((_, row) => labels[row] === "");
  if (empty.length > 0)
    throw new OmixelError(
      "LabelMismatch",
      `${empty.length} samples have an empty label (${firstFive(empty)}).`,
      "Fill in the label, or remove the samples.",
    );
  const classes = [...new Set(labels)].sort();
  if (classes.length < 2)
    throw new OmixelError(
      "TooFewSamples",
      `All samples have the label "${classes[0]}".`,
      "A classifier needs at least two classes; choose another label column.",
    );
  return { labels, classes };
}
