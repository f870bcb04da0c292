import { columnMinima, filled } from "../baselines/table-scaling.js";
import { type Dense, dense } from "../data/dense.js";
import { OmixelError } from "../errors.js";
import { anovaF } from "../math/anova.js";
import { columnMoments } from "../math/column-moments.js";

/** How the recipe turns a table into z-scores; learnt on training rows. */
export interface AutoFeatures {
  /** Whether log2(1 + max(0, x)) takes the place of the values; absent in runs of older versions, which never did. */
  readonly log?: boolean;
  /** Columns kept, ascending. */
  readonly columns: Uint32Array;
  /** Names of these columns. */
  readonly names: readonly string[];
  /** Smallest training value of each kept column: stands in for a missing value (below detection, mostly). */
  readonly minimum: Float32Array;
  readonly mean: Float32Array;
  readonly sd: Float32Array;
}

/** Above this many features half are kept by class difference and half by variance. */
export const MOST_FEATURES = 1024;

/** z-scores are clipped here: one wild value must not fill a picture. */
const CLIP = 5;

/**
 * Chooses and scales features: missing values become the minimum, constants go; of more than 1,024 features the 512 of
 * highest ANOVA F are kept, then the 512 of highest variance among the rest.
 *
 * @param given training samples × features; NaN = missing
 * @param labels class index of each training sample
 * @param log whether logarithms are taken; "auto": where the values are in raw units (`inRawUnits`)
 * @throws UnsuitableData where no feature varies
 */
export function fitAutoFeatures(
  given: Dense,
  names: readonly string[],
  labels: Int32Array,
  classes: number,
  log: "auto" | "always" | "never" = "auto",
): AutoFeatures {
  const logs = log === "always" || (log === "auto" && inRawUnits(given));
  const values = logs ? logged(given) : given;
  const minimum = columnMinima(values);
  const whole = filled(values, minimum);
  const { mean, variance } = columnMoments(whole);
  const varying = Array.from(variance.keys()).filter((column) => variance[column]! > 0);
  if (varying.length === 0)
    throw new OmixelError(
      "UnsuitableData",
      `None of the ${given.columns} features varies among the training samples.`,
      "Check the table and its preparation.",
      { step: "auto" },
    );
  const kept = varying.length <= MOST_FEATURES ? varying : choose(varying, anovaF(whole, labels, classes), variance);
  const columns = Uint32Array.from(kept.sort((a, b) => a - b));
  return {
    log: logs,
    columns,
    names: Array.from(columns, (column) => names[column]!),
    minimum: Float32Array.from(columns, (column) => minimum[column]!),
    mean: Float32Array.from(columns, (column) => mean[column]!),
    sd: Float32Array.from(columns, (column) => Math.sqrt(variance[column]!)),
  };
}

/** z-scores of the chosen features, clipped at ±5. @param given samples × all features, in the fitted order */
export function applyAutoFeatures(given: Dense, { log, columns, minimum, mean, sd }: AutoFeatures): Dense {
  const values = log ? logged(given) : given;
  const out = dense(values.rows, columns.length);
  for (let i = 0; i < values.rows; i++)
    for (let j = 0; j < columns.length; j++) {
      const value = values.values[i * values.columns + columns[j]!]!;
      const z = ((Number.isNaN(value) ? minimum[j]! : value) - mean[j]!) / sd[j]!;
      out.values[i * columns.length + j] = Math.max(-CLIP, Math.min(CLIP, z));
    }
  return out;
}

function choose(columns: number[], f: Float64Array, variance: ArrayLike<number>): number[] {
  const half = MOST_FEATURES / 2;
  const byF = [...columns].sort((a, b) => f[b]! - f[a]! || a - b).slice(0, half);
  const taken = new Set(byF);
  const rest = columns.filter((column) => !taken.has(column)).sort((a, b) => variance[b]! - variance[a]! || a - b);
  return [...byF, ...rest.slice(0, half)];
}

/** Values looked at: of more, every so-manieth. */
const LOOKED_AT = 1_000_000;

/**
 * Whether values look like intensities, counts or concentrations rather than their logarithms, by the rule of GEO2R
 * (Barrett et al. 2013): the 99th percentile is above 100, or the values span more than 50 and three quarters are positive.
 *
 * @param values NaN = missing
 */
export function inRawUnits({ values }: Dense): boolean {
  const every = Math.ceil(values.length / LOOKED_AT);
  const seen = values.filter((value, at) => at % every === 0 && !Number.isNaN(value)).sort();
  if (seen.length === 0) return false;
  const quantile = (share: number) => seen[Math.round(share * (seen.length - 1))]!;
  return quantile(0.99) > 100 || (quantile(1) - quantile(0) > 50 && quantile(0.25) > 0);
}

function logged({ rows, columns, values }: Dense): Dense {
  return dense(
    rows,
    columns,
    values.map((value) => Math.log2(1 + Math.max(0, value))),
  );
}
