import { type Assay, featureNames } from "../data/assay.js";
import { visitEntries } from "../math/entries.js";
import { mergeOptions } from "../registry.js";

export interface QcOptions {
  /** Features whose name starts so are mitochondrial; case counts ("MT-" human, "mt-" mouse). Default "MT-". */
  readonly mitochondrialPrefix: string;
}

/** Quality of every sample; arrays in the order of the samples. Names in brackets are scanpy's. */
export interface SampleQc {
  /** Sum of the values (total_counts). */
  readonly totalCounts: Float64Array;
  /** Number of features that are not zero (n_genes_by_counts). */
  readonly detectedFeatures: Uint32Array;
  /** Share of the total in mitochondrial features, 0 … 1; 0 for an empty sample (pct_counts_mt / 100). */
  readonly mitochondrialShare: Float64Array;
}

/** Quality of every feature; arrays in the order of the features. Names in brackets are scanpy's. */
export interface FeatureQc {
  /** Sum of the values (total_counts). */
  readonly totalCounts: Float64Array;
  /** Mean over all samples (mean_counts). */
  readonly meanCounts: Float64Array;
  /** Number of samples in which it is not zero (n_cells_by_counts). */
  readonly detectedSamples: Uint32Array;
  /** Share of samples in which it is zero, 0 … 1 (pct_dropout_by_counts / 100). */
  readonly dropoutShare: Float64Array;
}

export interface QcMetrics {
  readonly samples: SampleQc;
  readonly features: FeatureQc;
  /** Number of features that count as mitochondrial. */
  readonly mitochondrialFeatures: number;
}

export const qcDefaults: Readonly<QcOptions> = Object.freeze({ mitochondrialPrefix: "MT-" });

/**
 * Quality metrics as scanpy's `pp.calculate_qc_metrics` defines them (McCarthy et al. 2017, doi:10.1093/bioinformatics/btw777).
 *
 * A missing value (NaN, infinite) counts as not detected and adds nothing to a sum or mean.
 *
 * @param assay counts, dense or sparse
 * @param options {@link QcOptions}
 * @throws UnknownName, InvalidOption
 */
export function qcMetrics(assay: Assay, options: Partial<QcOptions> = {}): QcMetrics {
  const { mitochondrialPrefix } = mergeOptions<QcOptions>("qcMetrics", qcDefaults, options);
  const { rows, columns } = assay.values;
  const mitochondrial = featureNames(assay).map((feature) => feature.startsWith(mitochondrialPrefix));
  const samples = {
    totalCounts: new Float64Array(rows),
    detectedFeatures: new Uint32Array(rows),
    mitochondrialShare: new Float64Array(rows),
  };
  const features = { totalCounts: new Float64Array(columns), detectedSamples: new Uint32Array(columns) };
  visitEntries(assay.values, (value, row, column) => {
    if (!Number.isFinite(value)) return;
    samples.totalCounts[row]! += value;
    samples.detectedFeatures[row]!++;
    if (mitochondrial[column]) samples.mitochondrialShare[row]! += value;
    features.totalCounts[column]! += value;
    features.detectedSamples[column]!++;
  });
  for (let i = 0; i < rows; i++)
    if (samples.totalCounts[i] !== 0) samples.mitochondrialShare[i]! /= samples.totalCounts[i]!;
  const count = Math.max(1, rows);
  return {
    samples,
    features: {
      ...features,
      meanCounts: features.totalCounts.map((total) => total / count),
      dropoutShare: Float64Array.from(features.detectedSamples, (detected) => (rows - detected) / count),
    },
    mitochondrialFeatures: mitochondrial.filter(Boolean).length,
  };
}
