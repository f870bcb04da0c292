import { requireWhole } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import type { BoosterOptions } from "./boosting.js";
import { checkBooster } from "./check-booster.js";
import type { GrowthOptions } from "./growth.js";

/** Oblivious trees. */
export interface CatboostOptions extends BoosterOptions {
  /** Rounds of boosting, 1 or more. Default 100. */
  readonly rounds: number;
  /** Share of each tree's step that is taken, above 0 to 1. Default 0.1. */
  readonly learningRate: number;
  /** Splits between root and leaves, 1 … 12. Default 6. */
  readonly depth: number;
  /** Added to the second derivatives of a leaf, 0 or more. Default 3. */
  readonly lambda: number;
  /** Most values of a feature that are told apart, 2 … 65,536; the reference's 254 take several times as long. Default 32. */
  readonly bins: number;
}

/** @throws InvalidOption */
export function checkCatboost(name: string, options: CatboostOptions): void {
  checkBooster(name, options);
  requireWhole(name, "depth", options.depth, 1, "Use 6.");
  requireOption(options.depth <= 12, name, `Option "depth" is ${options.depth}.`, "Use at most 12: 4,096 leaves.");
}

export function catboostGrowth({ depth, lambda }: CatboostOptions): GrowthOptions {
  return { growth: "oblivious", leaves: Infinity, minGain: 0, minHessian: 0, minSamples: 1, depth, lambda };
}
