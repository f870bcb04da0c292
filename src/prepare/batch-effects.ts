import type { Context } from "../context.js";
import { throwIfAborted } from "../errors.js";
import { mean, variance } from "../math/statistics.js";

/** What a batch does to each feature, in units of the feature's deviation. */
export interface BatchEffect {
  readonly shift: Float64Array;
  readonly spread: Float64Array;
}

interface Choice {
  readonly parametric: boolean;
  readonly meanOnly: boolean;
  readonly variance: "sample" | "population";
}

/** Sums over a batch's samples, which are all that the estimates need of it: one number a feature. */
interface Sums {
  readonly n: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** The iteration of sva and pycombat ends where nothing changes by more than this share. */
const CONVERGED = 1e-4;

/**
 * Effects of one batch, shrunk by empirical Bayes (Johnson et al. 2007, doi:10.1093/biostatistics/kxj037).
 *
 * @param standard samples × features, standardised, row-major
 * @param rows the batch's samples
 */
export function batchEffects(
  standard: Float64Array,
  columns: number,
  rows: Uint32Array,
  options: Choice,
  ctx: Pick<Context, "signal">,
): BatchEffect {
  const ddof = options.variance === "sample" ? 1 : 0;
  const column = (j: number) => Float64Array.from(rows, (row) => standard[row * columns + j]!);
  const features = Array.from({ length: columns }, (_, j) => column(j));
  const sums: Sums = {
    n: rows.length,
    first: Float64Array.from(features, (own) => own.reduce((sum, value) => sum + value, 0)),
    second: Float64Array.from(features, (own) => own.reduce((sum, value) => sum + value * value, 0)),
  };
  const shifts = Float64Array.from(features, mean);
  const variances = Float64Array.from(features, (own) => (options.meanOnly ? 1 : variance(own, ddof)));
  const found = options.parametric
    ? parametric(sums, shifts, variances, options, ddof)
    : byOtherFeatures(sums, shifts, variances, ctx);
  return { shift: found.shift, spread: found.variance.map((value) => (options.meanOnly ? 1 : Math.sqrt(value))) };
}

interface Estimate {
  readonly shift: Float64Array;
  readonly variance: Float64Array;
}

/** Shrinks towards a normal distribution of shifts and an inverse gamma one of variances, in turns. */
function parametric(
  sums: Sums,
  shifts: Float64Array,
  variances: Float64Array,
  options: Choice,
  ddof: number,
): Estimate {
  const centre = mean(shifts);
  const width = variance(shifts, ddof);
  if (options.meanOnly)
    return { shift: shifts.map((shift) => (width * shift + centre) / (width + 1)), variance: variances };
  const [m, s] = [mean(variances), variance(variances, ddof)];
  const shape = (2 * s + m * m) / s;
  const rate = (m * s + m * m * m) / s;
  const { n } = sums;
  let [shift, spread] = [shifts, variances];
  for (let change = 1; change > CONVERGED;) {
    change = 0;
    const nextShift = shift.map((_, j) => (n * width * shifts[j]! + spread[j]! * centre) / (n * width + spread[j]!));
    const nextSpread = spread.map((_, j) =>
      // Where all features vary alike, m is what the formula tends to; the references give NaN.
      s > 0 ? (0.5 * squaresAbout(sums, j, nextShift[j]!) + rate) / (n / 2 + shape - 1) : m,
    );
    // The references divide by the old value with its sign, so that shifts below 0 never hold the iteration up.
    for (let j = 0; j < shift.length; j++)
      change = Math.max(
        change,
        Math.abs(nextShift[j]! - shift[j]!) / shift[j]! || 0,
        Math.abs(nextSpread[j]! - spread[j]!) / spread[j]! || 0,
      );
    [shift, spread] = [nextShift, nextSpread];
  }
  return { shift, variance: spread };
}

/** Averages the other features' estimates, each weighted by how likely it makes the feature's own values. */
function byOtherFeatures(
  sums: Sums,
  shifts: Float64Array,
  variances: Float64Array,
  ctx: Pick<Context, "signal">,
): Estimate {
  const count = shifts.length;
  const out = { shift: new Float64Array(count), variance: new Float64Array(count) };
  const logs = variances.map((value) => (-sums.n / 2) * Math.log(2 * Math.PI * value));
  const likely = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    throwIfAborted(ctx.signal);
    let most = -Infinity;
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      likely[j] = logs[j]! - squaresAbout(sums, i, shifts[j]!) / (2 * variances[j]!);
      most = Math.max(most, likely[j]!);
    }
    let [total, shift, spread] = [0, 0, 0];
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const weight = Math.exp(likely[j]! - most); // about the likeliest, so that not all of them vanish
      total += weight;
      shift += weight * shifts[j]!;
      spread += weight * variances[j]!;
    }
    out.shift[i] = shift / total;
    out.variance[i] = spread / total;
  }
  return out;
}

/** Sum of the squared differences of a feature's values from a number. */
function squaresAbout({ n, first, second }: Sums, j: number, centre: number): number {
  return second[j]! - 2 * centre * first[j]! + n * centre * centre;
}
