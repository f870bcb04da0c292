import { chiSquaredUpperTail } from "./chi-squared.js";

/** P(Z ≥ z) of the standard normal distribution. */
export function normalUpperTail(z: number): number {
  const outside = chiSquaredUpperTail(z * z, 1) / 2;
  return z >= 0 ? outside : 1 - outside;
}
