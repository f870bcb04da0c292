/** Coefficients B(2k) / (2k (2k - 1)) of Stirling's series (Abramowitz & Stegun 6.1.41). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * Natural logarithm of the gamma function for x > 0, to about 1e-15 relative to max(1, |result|).
 *
 * Stirling's series from x = 15 on, where its seven terms are exact to double precision; below, the recurrence
 * Γ(x + 1) = x Γ(x) leads there.
 */
export function logGamma(x: number): number {
  let shift = 1;
  while (x < 15) shift *= x++;
  const square = 1 / (x * x);
  let series = 0;
  for (let k = stirling.length - 1; k >= 0; k--) series = series * square + stirling[k]!;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series / x - Math.log(shift);
}

/** Natural logarithm of the binomial coefficient "n over k". */
export function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
