import { type Cohort, sampleNames } from "../data/cohort.js";
import { firstFive, OmixelError } from "../errors.js";

/**
 * Makes sure that every sample has these assays.
 *
 * @param names of assays of the cohort
 * @throws MissingValues naming the samples of each assay and both ways out
 */
export function requireMeasured(step: string, cohort: Cohort, names: readonly string[]): void {
  const samples = sampleNames(cohort);
  const holes = names.flatMap((name) => {
    const without = samples.filter((_, row) => cohort.assays[name]!.measured[row] !== 1);
    return without.length > 0 ? [`${name} on ${without.length} (${firstFive(without)})`] : [];
  });
  if (holes.length === 0) return;
  throw new OmixelError(
    "MissingValues",
    `Assays were not measured on all ${samples.length} samples: ${holes.join("; ")}.`,
    'Keep the samples that have every assay with .completeCases(), or fill in whole assays with .imputeModalities({ by: "mean" }) or "knn".',
    { step },
  );
}
