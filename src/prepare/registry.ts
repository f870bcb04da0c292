import type { Registry } from "../registry.js";
import type { AnyStep } from "../step.js";
import { aggregateFeatures } from "./aggregate-features.js";
import { arcsinh } from "./arcsinh.js";
import { autoencoder } from "./autoencoder.js";
import { cellCycleScore } from "./cell-cycle-score.js";
import { clr } from "./clr.js";
import { combat } from "./combat.js";
import { cpm } from "./cpm.js";
import { deepInsightNorm } from "./deep-insight-norm.js";
import { filter } from "./filter.js";
import { doubletScore } from "./doublet-score.js";
import { filterDetection } from "./filter-detection.js";
import { filterMissing } from "./filter-missing.js";
import { filterVariance } from "./filter-variance.js";
import { harmony } from "./harmony.js";
import { highlyVariable } from "./highly-variable.js";
import { impute } from "./impute.js";
import { imputeKnn } from "./impute-knn.js";
import { incrementalPca } from "./incremental-pca.js";
import { log1p } from "./log1p.js";
import { log2 } from "./log2.js";
import { minMaxScale } from "./min-max-scale.js";
import { normalizeTotal } from "./normalize-total.js";
import { pseudobulk } from "./pseudobulk.js";
import { quantileNormalize } from "./quantile-normalize.js";
import { rankNormalize } from "./rank-normalize.js";
import { regressOut } from "./regress-out.js";
import { robustScale } from "./robust-scale.js";
import { scale } from "./scale.js";
import { signatureScore } from "./signature-score.js";
import { sizeFactors } from "./size-factors.js";
import { tpm } from "./tpm.js";
import { vae } from "./vae.js";

/** Preparation steps by name; a line's comment is what a notebook shows on hover. */
export const prepare = {
  /**
   * Drops samples of poor quality (`minCounts`, `maxCounts`, `minFeatures`, `maxFeatures`, `maxMitochondrial`) and
   * features seen in fewer than `minSamples` training samples.
   */
  filter,
  /** Drops features missing in more than `maxShare` of the training samples, and samples that miss too many. */
  filterMissing,
  /** Keeps features whose training variance is above `minVariance`; with `top`, only those of largest variance. */
  filterVariance,
  /** Drops features detected (`above`) in less than `minShare` of the training samples, and samples that detect too few. */
  filterDetection,
  /** Scales every sample to the same total: `target`, or the median total of the training samples. */
  normalizeTotal,
  /** Divides every sample by its median ratio to the training samples' geometric means (DESeq2). */
  sizeFactors,
  /** Counts per million, or with `log` their log2, damped by `priorCount` (edgeR). */
  cpm,
  /** Transcripts per million; gene lengths come from column `length` of the feature table. */
  tpm,
  /** Natural logarithm of one plus the value. */
  log1p,
  /** Base-2 logarithm of the value plus `pseudocount`; missing values stay missing. */
  log2,
  /** Inverse hyperbolic sine of value / `cofactor`, for cytometry. */
  arcsinh,
  /** Centred log-ratio: logarithm of each value over its sample's geometric mean, for compositions. */
  clr,
  /** Gives every sample the mean distribution of the training samples. */
  quantileNormalize,
  /** Ranks `within` "feature" (among its training values) or "sample"; `output` "uniform" or "normal". */
  rankNormalize,
  /** Keeps the `top` features that vary most for their level; `flavour` "seurat", "cellRanger" or "seuratV3". */
  highlyVariable,
  /** Z-scores per feature from the training samples' mean and deviation, clipped at ± `maxValue`. */
  scale,
  /** Subtracts each feature's training median and divides by its interquartile range. */
  robustScale,
  /** Stretches each feature's training values to `low` … `high`. */
  minMaxScale,
  /** DeepInsight's normalisations: `by` "feature" (each fills 0 … 1) or "log" (over the global maximum). */
  deepInsightNorm,
  /**
   * Fills missing values `by` the feature's training samples: "minimum", "halfMinimum", "fifthMinimum" (0.2 ×), "mean" or
   * "median".
   */
  impute,
  /** Fills missing values from the `neighbours` nearest training samples that know the feature. */
  imputeKnn,
  /** Takes batch effects (column `batch`) out of every feature by empirical Bayes; `covariates` stay. */
  combat,
  /** Takes batch effects out of principal components, which the features become. */
  harmony,
  /** Principal components in place of the features, learnt block by block. */
  incrementalPca,
  /** Few values between the halves of a network that gives each sample back, in place of the features. */
  autoencoder,
  /** The same as means of distributions held near a standard normal one; also for raw counts. Kingma & Welling 2014. */
  vae,
  /** Leaves what `columns` of the sample table do not explain: residuals of a linear regression. */
  regressOut,
  /** Adds a column to the sample table: mean of the signature's `genes` less that of genes of similar expression. */
  signatureScore,
  /** Adds columns `S_score`, `G2M_score` and `phase` to the sample table. */
  cellCycleScore,
  /** Adds a column to the sample table: how much a cell looks like two in one drop (Scrublet); takes raw counts. */
  doubletScore,
  /** Makes one feature of all that share a name in column `by` (or `mapping`): probes become genes. */
  aggregateFeatures,
  /** Makes one sample of each group (`by`): the "sum" of its counts or the "mean"; for `.table()`. */
  pseudobulk,
} as const satisfies Registry<AnyStep>;
