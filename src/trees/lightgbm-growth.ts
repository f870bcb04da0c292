import { requireNumber, requireWhole } from "../prepare/require.js";
import type { BoosterOptions } from "./boosting.js";
import { checkBooster } from "./check-booster.js";
import type { GrowthOptions } from "./growth.js";

/** Leaf by leaf. */
export interface LightgbmOptions extends BoosterOptions {
  /** Rounds of boosting, 1 or more. Default 100. */
  readonly rounds: number;
  /** Share of each tree's step that is taken, above 0 to 1. Default 0.1. */
  readonly learningRate: number;
  /** Most leaves of a tree, 2 or more. Default 31. */
  readonly leaves: number;
  /** Added to the second derivatives of a leaf, 0 or more. Default 0. */
  readonly lambda: number;
  /**
   * Least samples in a leaf, 1 or more; null = the reference's 20, but at most a tenth of the samples: tens of patients
   * could not be split otherwise. Default null.
   */
  readonly minLeaf: number | null;
  /** Least sum of second derivatives in a leaf, 0 or more. Default 0.001. */
  readonly minHessian: number;
  /** Most values of a feature that are told apart, 2 … 65,536; the reference's 255 take three times as long. Default 64. */
  readonly bins: number;
}

/** @throws InvalidOption */
export function checkLightgbm(name: string, options: LightgbmOptions): void {
  checkBooster(name, options);
  requireWhole(name, "leaves", options.leaves, 2, "Use 31.");
  if (options.minLeaf !== null) requireWhole(name, "minLeaf", options.minLeaf, 1, "Use null.");
  const passes = (value: number) => value >= 0;
  requireNumber(name, "minHessian", options.minHessian, passes, "a number of at least 0 is expected", "Use 0.001.");
}

export function lightgbmGrowth(options: LightgbmOptions, samples: number): GrowthOptions {
  const { leaves, lambda, minHessian } = options;
  const minSamples = options.minLeaf ?? Math.max(1, Math.min(20, Math.floor(samples / 10)));
  return { depth: Infinity, minGain: 0, leaves, lambda, minHessian, minSamples };
}

/** Factor on the second derivatives of the softmax. */
export function lightgbmCurvature(classes: number): number {
  return classes / (classes - 1);
}
