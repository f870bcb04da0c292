import { requireNumber, requireWhole } from "../prepare/require.js";
import type { BoosterOptions } from "./boosting.js";
import { checkBooster } from "./check-booster.js";
import type { GrowthOptions } from "./growth.js";

/** Level by level. */
export interface XgboostOptions extends BoosterOptions {
  /** Rounds of boosting, 1 or more. Default 100. */
  readonly rounds: number;
  /** Share of each tree's step that is taken, above 0 to 1. Default 0.3. */
  readonly learningRate: number;
  /** Most splits between root and leaf, 1 or more. Default 6. */
  readonly depth: number;
  /** Added to the second derivatives of a leaf, 0 or more. Default 1. */
  readonly lambda: number;
  /** Gain that a split must exceed, 0 or more. Default 0. */
  readonly gamma: number;
  /** Least sum of second derivatives in a leaf, 0 or more. Default 1. */
  readonly minChildWeight: number;
  /** Most values of a feature that are told apart, 2 … 65,536; the reference's 256 take three times as long. Default 64. */
  readonly bins: number;
}

/** The reference takes smaller gains for rounding. */
const leastGain = 1e-6;

/** @throws InvalidOption */
export function checkXgboost(name: string, options: XgboostOptions): void {
  checkBooster(name, options);
  requireWhole(name, "depth", options.depth, 1, "Use 6.");
  const passes = (value: number) => value >= 0;
  for (const option of ["gamma", "minChildWeight"] as const)
    requireNumber(name, option, options[option], passes, "a number of at least 0 is expected", "Use 1.");
}

export function xgboostGrowth(options: XgboostOptions): GrowthOptions {
  const { depth, lambda, gamma, minChildWeight: minHessian } = options;
  const minGain = Math.max(leastGain, gamma);
  return { leaves: Infinity, minSamples: 1, depth, lambda, minGain, minHessian };
}

/** Factor on the second derivatives of the softmax. */
export function xgboostCurvature(): number {
  return 2;
}
