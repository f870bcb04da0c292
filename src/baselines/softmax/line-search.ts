import { moved } from "./moved.js";

/** A step is taken that gives this share of the fall that the slope promises. */
const SUFFICIENT = 1e-4;
const SMALLEST_STEP = 1e-10;

/** Where a search stands: the weights, the scores they give, and what is minimised there. */
export interface SearchPoint {
  readonly weights: Float64Array;
  readonly scores: Float64Array;
  readonly value: number;
}

/**
 * Halves a step until what is minimised falls enough (Armijo 1966), up to rounding.
 *
 * @param step how weights and scores change by a full step
 * @param promise fall at first order along a full step, 0 or below
 * @param valueOf what is minimised
 * @returns the point reached and the share of the step; undefined where rounding lets it fall no further
 */
export function lineSearch(
  from: SearchPoint,
  step: Pick<SearchPoint, "weights" | "scores">,
  promise: number,
  valueOf: (weights: Float64Array, scores: Float64Array) => number,
): (SearchPoint & { readonly length: number }) | undefined {
  for (let length = 1; length > SMALLEST_STEP; length /= 2) {
    const weights = moved(from.weights, step.weights, length);
    const scores = moved(from.scores, step.scores, length);
    const value = valueOf(weights, scores);
    if (value > from.value + SUFFICIENT * length * promise + 1e-14 * Math.abs(from.value)) continue;
    return { weights, scores, value, length };
  }
  return undefined;
}
