import { logChoose, logGamma } from "./log-gamma.js";

export { logChoose, logGamma } from "./log-gamma.js";

/**
 * P(X ≥ k) for X hypergeometric: the chance that `draws` of `population` genes hit at least `hits` of `successes`.
 *
 * The tail itself is summed, outwards from its largest term, never 1 minus the rest: relative accuracy holds to the
 * smallest doubles (about 1e-10 for populations of 1e5, from the log-gammas of the one term computed outright).
 *
 * @param hits k, any integer
 * @param population N ≥ 0
 * @param successes K, 0 … N
 * @param draws n, 0 … N
 */
export function hypergeometricUpperTail(hits: number, population: number, successes: number, draws: number): number {
  const lowest = Math.max(0, draws - (population - successes));
  const highest = Math.min(successes, draws);
  if (hits <= lowest) return 1;
  if (hits > highest) return 0;
  const mode = Math.floor(((draws + 1) * (successes + 1)) / (population + 2));
  const start = Math.min(Math.max(hits, mode), highest);
  const largest = Math.exp(
    logChoose(successes, start) + logChoose(population - successes, draws - start) - logChoose(population, draws),
  );
  // P(k + 1) / P(k)
  const ratio = (k: number) => ((successes - k) * (draws - k)) / ((k + 1) * (population - successes - draws + k + 1));
  let sum = 1;
  for (let k = start, term = 1; k < highest && term > 1e-18 * sum; k++) sum += term *= ratio(k);
  for (let k = start, term = 1; k > hits && term > 1e-18 * sum; k--) sum += term /= ratio(k - 1);
  return Math.min(1, largest * sum);
}

/**
 * Regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22) after Lentz.
 *
 * @param x 0 … 1
 * @param a above 0
 * @param b above 0
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast left of the mean; right of it the mirrored one does.
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(1 - x, b, a);
  const factor = Math.exp(
    a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b) - Math.log(a),
  );
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let c = 1;
  let fraction = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return factor * fraction;
}

/** P(F ≥ f) for Fisher's F with the given degrees of freedom. */
export function fUpperTail(f: number, between: number, within: number): number {
  if (f <= 0) return 1;
  if (f === Infinity) return 0;
  // The small tail is computed itself: I_x is accurate relative to its value where x is small.
  return regularisedBeta(within / (within + between * f), within / 2, between / 2);
}
