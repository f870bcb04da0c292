import type { Matrix } from "../data/matrix.js";
import { visitEntries } from "../math/entries.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { warnAboutDropped } from "./dropped-samples.js";
import { keepFeatures } from "./keep-features.js";
import { requireNumber, requireShare, requireThreeFeatures } from "./require.js";

export interface FilterDetectionOptions extends AssayChoice {
  /** A value counts as detected above this, 0 or more. Default 0. */
  readonly above: number;
  /** Smallest share of the training samples in which a feature is detected, 0 … 1. Default 0.1. */
  readonly minShare: number;
  /** Smallest share of the features that a sample detects, 0 … 1; 0 = no sample is dropped. Default 0. */
  readonly minSampleShare: number;
}

const name = "filterDetection";

/**
 * Drops features that are detected in too few training samples, and samples that detect too few features; `filter` takes
 * the same limits as numbers. A missing value is not detected. Samples are judged by their own values before any split.
 *
 * @throws UnsuitableData where no sample passes, or fewer than three features do
 */
export const filterDetection = assayStep<FilterDetectionOptions, { kept: Uint32Array }>({
  name,
  source: {
    paper: "Wolf et al. 2018",
    doi: "10.1186/s13059-017-1382-0",
    reference: "scanpy 1.11.5, pp.filter_genes(min_cells)",
  },
  defaults: { assay: "", above: 0, minShare: 0.1, minSampleShare: 0 },
  check({ above, minShare, minSampleShare }) {
    const positive = (value: number) => value >= 0;
    requireNumber(name, "above", above, positive, "a number of at least 0 is expected", "Use 0.");
    requireShare(name, "minShare", minShare);
    requireShare(name, "minSampleShare", minSampleShare);
  },
  select(data, { above, minSampleShare }, ctx) {
    const kept = Uint8Array.from(detections(data.assay.values, above).samples, (count) =>
      count / data.features.length >= minSampleShare ? 1 : 0,
    );
    warnAboutDropped(name, data, kept, ctx);
    return kept;
  },
  learner({ above, minShare }) {
    let detected = new Uint32Array(0);
    let samples = 0;
    return {
      add(rows) {
        const { features } = detections(rows.assay.values, above);
        detected = features.map((count, feature) => count + (detected[feature] ?? 0));
        samples += rows.samples.length;
      },
      learnt() {
        // Divided, not multiplied: 7 / 100 is 0.07, but 0.07 × 100 is more than 7.
        const kept = Uint32Array.from(detected.keys()).filter((feature) => detected[feature]! / samples >= minShare);
        requireThreeFeatures(name, kept.length, detected.length, `Lower minShare (${minShare}) or above (${above}).`);
        return { kept };
      },
    };
  },
  apply: ({ assay }, { kept }) => keepFeatures(assay, kept),
});

function detections(values: Matrix, above: number): { samples: Uint32Array; features: Uint32Array } {
  const samples = new Uint32Array(values.rows);
  const features = new Uint32Array(values.columns);
  visitEntries(values, (value, row, column) => {
    if (!(value > above && value < Infinity)) return;
    samples[row]!++;
    features[column]!++;
  });
  return { samples, features };
}
