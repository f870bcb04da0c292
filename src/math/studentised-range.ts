import { normalUpperTail } from "./normal-tail.js";

/** Where the normal density is below 1e-15. */
const FAR = 8;
/** The trapezoidal rule is exact to about 1e-12 with so many for what falls off as smoothly as the normal density. */
const STEPS = 200;

/**
 * P(range ≤ q): the chance that the range of some standard normal variables is at most q (the studentised range with
 * infinite degrees of freedom).
 *
 * @param q 0 or more
 * @param variables 2 or more
 */
export function rangeProbability(q: number, variables: number): number {
  if (!(q > 0)) return 0;
  const step = (2 * FAR) / STEPS;
  let sum = 0;
  for (let i = 0; i <= STEPS; i++) {
    // z is the largest of the variables; all others lie within q below it.
    const z = -FAR + step * i;
    const within = normalUpperTail(z - q) - normalUpperTail(z);
    sum += Math.exp((-z * z) / 2) * within ** (variables - 1);
  }
  return Math.min(1, (variables * step * sum) / Math.sqrt(2 * Math.PI));
}

/**
 * The range that is exceeded with a probability.
 *
 * @param p above 0, below 1
 * @param variables 2 or more
 */
export function rangeCritical(p: number, variables: number): number {
  let [low, high] = [0, 50];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (rangeProbability(middle, variables) < 1 - p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
