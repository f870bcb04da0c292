import type { Registry } from "../registry.js";
import type { AnyStep } from "../step.js";
import { completeCases } from "./complete-cases.js";
import { early } from "./early.js";
import { imputeModalities } from "./impute-modalities.js";
import { intermediate } from "./intermediate.js";
import { late } from "./late.js";

/** Steps on all assays at once, by name; a line's comment is what a notebook shows on hover. */
export const views = {
  /** Keeps the samples that have every assay (or every one of `assays`). */
  completeCases,
  /** Fills in assays that were not measured on a sample, from training samples: `by` "mean" or "knn". */
  imputeModalities,
} as const satisfies Registry<AnyStep>;

/** Ways to one cohort of several assays, by name. */
export const fusions = {
  /** The features of all assays side by side, as one table. */
  early,
  /** One network with a branch for each assay, joined before its last layer; a sample may lack assays. */
  intermediate,
  /** A classifier for each assay; a sample's probabilities are the mean over the assays that it has. */
  late,
} as const satisfies Registry<AnyStep>;
