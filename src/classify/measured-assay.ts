import type { Assay } from "../data/assay.js";
import { assayOf, type Cohort } from "../data/cohort.js";
import { requireMeasured } from "../modalities/require-measured.js";

/**
 * The assay that a classifier of the table learns from. Single missing values are filled in, which is nothing to make of a
 * whole assay.
 *
 * @param chosen its name; "" = the only one
 * @throws MissingValues where it was not measured on all samples
 */
export function measuredAssay(cohort: Cohort, chosen: string): Assay {
  const assay = assayOf(cohort, chosen);
  requireMeasured("classify", cohort, [assay.name]);
  return assay;
}
