import { visitEntries } from "../math/entries.js";
import type { Matrix } from "../data/matrix.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { warnAboutDropped } from "./dropped-samples.js";
import { keepFeatures } from "./keep-features.js";
import { requireShare, requireThreeFeatures } from "./require.js";

export interface FilterMissingOptions extends AssayChoice {
  /** Largest share of the training samples in which a feature may be missing, 0 … 1. Default 0.5. */
  readonly maxShare: number;
  /** Largest share of the features that a sample may miss, 0 … 1; 1 = no sample is dropped. Default 1. */
  readonly maxSampleShare: number;
}

const name = "filterMissing";

/**
 * Drops features that are missing (NaN, infinite) in too many training samples, and samples that miss too many features.
 * Samples are judged by their own values before any split. The features' share counts the samples that are left.
 *
 * @throws UnsuitableData where no sample passes, or fewer than three features do
 */
export const filterMissing = assayStep<FilterMissingOptions, { kept: Uint32Array }>({
  name,
  source: { paper: "Bijlsma et al. 2006", doi: "10.1021/ac051495j", reference: "numpy, isfinite" },
  defaults: { assay: "", maxShare: 0.5, maxSampleShare: 1 },
  check({ maxShare, maxSampleShare }) {
    requireShare(name, "maxShare", maxShare);
    requireShare(name, "maxSampleShare", maxSampleShare);
  },
  select(data, { maxSampleShare }, ctx) {
    const kept = Uint8Array.from(missingCounts(data.assay.values).samples, (count) =>
      count / data.features.length <= maxSampleShare ? 1 : 0,
    );
    warnAboutDropped(name, data, kept, ctx);
    return kept;
  },
  fit(train, { maxShare }) {
    const missing = missingCounts(train.assay.values).features;
    // Divided, not multiplied: 29 / 100 is 0.29, but 0.29 × 100 is less than 29.
    const kept = Uint32Array.from(missing.keys()).filter(
      (feature) => missing[feature]! / train.samples.length <= maxShare,
    );
    requireThreeFeatures(name, kept.length, missing.length, `Raise maxShare (${maxShare}).`);
    return { kept };
  },
  apply: ({ assay }, { kept }) => keepFeatures(assay, kept),
});

function missingCounts(values: Matrix): { samples: Uint32Array; features: Uint32Array } {
  const samples = new Uint32Array(values.rows);
  const features = new Uint32Array(values.columns);
  visitEntries(values, (value, row, column) => {
    if (Number.isFinite(value)) return;
    samples[row]!++;
    features[column]!++;
  });
  return { samples, features };
}
