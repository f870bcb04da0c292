import { columnMinima, filled } from "../baselines/table-scaling.js";
import { type Dense, dense } from "../data/dense.js";
import { anovaF } from "../math/anova.js";
import { columnMoments } from "../math/column-moments.js";

/** How the recipe turns a table into z-scores; learnt on training rows. */
export interface AutoFeatures {
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
 * @param values training samples × features; NaN = missing
 * @param labels class index of each training sample
 */
export function fitAutoFeatures(
  values: Dense,
  names: readonly string[],
  labels: Int32Array,
  classes: number,
): AutoFeatures {
  const minimum = columnMinima(values);
  const whole = filled(values, minimum);
  const { mean, variance } = columnMoments(whole);
  const varying = Array.from(variance.keys()).filter((column) => variance[column]! > 0);
  const kept = varying.length <= MOST_FEATURES ? varying : choose(varying, anovaF(whole, labels, classes), variance);
  const columns = Uint32Array.from(kept.sort((a, b) => a - b));
  return {
    columns,
    names: Array.from(columns, (column) => names[column]!),
    minimum: Float32Array.from(columns, (column) => minimum[column]!),
    mean: Float32Array.from(columns, (column) => mean[column]!),
    sd: Float32Array.from(columns, (column) => Math.sqrt(variance[column]!)),
  };
}

/** z-scores of the chosen features, clipped at ±5. @param values samples × all features, in the fitted order */
export function applyAutoFeatures(values: Dense, { columns, minimum, mean, sd }: AutoFeatures): Dense {
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
