import { tTwoSided } from "./two-sample.js";

/**
 * The t that Student's distribution exceeds in absolute value with a probability: 0.05 gives the half-width of a 95 %
 * interval in standard errors.
 *
 * @param p two-sided probability, above 0, below 1
 * @param degrees degrees of freedom, above 0
 * @returns accurate to about 1e-12, relative; NaN where `p` or `degrees` is out of range
 */
export function tCritical(p: number, degrees: number): number {
  if (!(p > 0 && p < 1 && degrees > 0)) return NaN;
  let [low, high] = [0, 1];
  while (tTwoSided({ t: high, degrees }) > p) [low, high] = [high, 2 * high];
  for (let round = 0; round < 100 && high - low > 1e-13 * high; round++) {
    const middle = (low + high) / 2;
    if (tTwoSided({ t: middle, degrees }) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
