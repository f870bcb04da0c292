import { type Assay, assayFeatures } from "../data/assay.js";

/**
 * The assay with some of its features; the assay itself, not a copy, where that is all of them.
 *
 * @param kept columns, ascending
 */
export function keepFeatures(assay: Assay, kept: Uint32Array): Assay {
  return kept.length === assay.values.columns ? assay : assayFeatures(assay, kept);
}
