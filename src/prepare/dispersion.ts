import type { Matrix } from "../data/matrix.js";
import { columnMoments, type ColumnMoments } from "../math/column-moments.js";
import { mapRows } from "../math/entries.js";
import { remembered } from "../math/remembered.js";
import { mean, median, medianAbsoluteDeviation, quantile, standardDeviation } from "../math/statistics.js";

/** How variable each feature is for its level. NaN = cannot be judged, ranks last. */
export interface Variability {
  /** Mean, on the scale that the flavour bins by. */
  readonly mean: Float64Array;
  /** Variance over mean (its logarithm for seurat). */
  readonly dispersion: Float64Array;
  /** What features are ranked by. */
  readonly score: Float64Array;
}

/**
 * Dispersion normalised within bins of similar mean, of log1p values (Satija et al. 2015, doi:10.1038/nbt.3192). A
 * feature alone in its bin scores 1; a constant one cannot be judged.
 *
 * @param bins number of bins of equal width over the logged means
 */
export function seuratDispersion(logged: Matrix, bins: number): Variability {
  return seuratDispersionOf(columnMoments(withoutLog(logged)), bins);
}

/** What log1p was made of. */
export function withoutLog(logged: Matrix): Matrix {
  return mapRows(logged, remembered(Math.expm1));
}

/** The same of moments of the values before the logarithm. */
export function seuratDispersionOf(moments: ColumnMoments, bins: number): Variability {
  const level = moments.mean.map((value) => Math.log1p(value || nothing));
  const dispersion = moments.variance.map((value, j) =>
    value > 0 ? Math.log(value / (moments.mean[j]! || nothing)) : NaN,
  );
  const score = withinBins(equalWidthBins(level, bins), dispersion, (values) =>
    values.length === 1
      ? { centre: 0, spread: values[0]! }
      : { centre: mean(values), spread: standardDeviation(values) },
  );
  return { mean: level, dispersion, score };
}

/**
 * Dispersion normalised within bins of similar mean by median and MAD (Zheng et al. 2017, doi:10.1038/ncomms14049). The
 * bins are cut at the 10th, 15th … 100th percentile of the means; equal percentiles are one cut (scanpy stops there).
 *
 * @param moments of the log1p values
 */
export function cellRangerDispersion(moments: ColumnMoments): Variability {
  const level = moments.mean.map((value) => value || nothing);
  const dispersion = moments.variance.map((value, j) => (level[j]! > 0 ? value / level[j]! : NaN));
  const cuts = new Set(Array.from({ length: 19 }, (_, k) => quantile(level, (10 + 5 * k) / 100)));
  const score = withinBins(binsOf(level, [...cuts]), dispersion, (values) => ({
    centre: median(values),
    spread: medianAbsoluteDeviation(values) / normalQuartile,
  }));
  return { mean: level, dispersion, score };
}

/** scanpy divides by this where a mean is 0. */
const nothing = 1e-12;
/** Upper quartile of the standard normal: a MAD over it estimates the standard deviation. */
const normalQuartile = 0.6744897501960817;

/** Bins of equal width, closed on the right, as pandas.cut makes them. */
function equalWidthBins(level: Float64Array, bins: number): Int32Array {
  const [low, high] = [level.reduce((a, b) => Math.min(a, b)), level.reduce((a, b) => Math.max(a, b))];
  const step = (high - low) / bins;
  return binsOf(
    level,
    Array.from({ length: bins - 1 }, (_, k) => low + (k + 1) * step),
  );
}

/** Number of cuts below each value: its bin. @param cuts ascending */
function binsOf(level: Float64Array, cuts: readonly number[]): Int32Array {
  return Int32Array.from(level, (value) => {
    let bin = 0;
    while (bin < cuts.length && cuts[bin]! < value) bin++;
    return bin;
  });
}

/** Each dispersion in spreads above the centre of its bin, both of which come from the bin's known dispersions. */
function withinBins(
  bins: Int32Array,
  dispersion: Float64Array,
  summary: (values: Float64Array) => { centre: number; spread: number },
): Float64Array {
  const members = new Map<number, number[]>();
  bins.forEach((bin, feature) => {
    if (!members.has(bin)) members.set(bin, []);
    members.get(bin)!.push(feature);
  });
  const score = new Float64Array(dispersion.length);
  for (const features of members.values()) {
    const known = Float64Array.from(features, (feature) => dispersion[feature]!).filter(
      (value) => !Number.isNaN(value),
    );
    const { centre, spread } = summary(known);
    for (const feature of features) {
      const above = dispersion[feature]! - centre;
      score[feature] = above === 0 ? 0 : above / spread; // also where all of a bin are equal and the spread is 0
    }
  }
  return score;
}
