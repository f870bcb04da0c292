import { logGamma } from "./log-gamma.js";

/**
 * P(X ≥ x) for X chi-squared distributed. The small tail itself is computed, so that its relative accuracy holds.
 *
 * @param x any number; below 0 it is 1
 * @param degrees degrees of freedom, above 0
 */
export function chiSquaredUpperTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return upperGamma(degrees / 2, x / 2);
}

/** Regularised upper incomplete gamma function Q(a, x): by its series below a + 1, by its continued fraction above. */
function upperGamma(a: number, x: number): number {
  const factor = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - factor * lowerSeries(a, x) : factor * upperFraction(a, x);
}

/** DLMF 8.11.4. */
function lowerSeries(a: number, x: number): number {
  let sum = 1 / a;
  for (let n = 1, term = sum; term > 1e-17 * sum; n++) sum += term *= x / (a + n);
  return sum;
}

/** DLMF 8.9.2 after Lentz. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n <= 10_000; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return fraction;
}
