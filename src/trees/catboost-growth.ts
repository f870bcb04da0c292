import { requireNumber, requireOneOf, requireWhole } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import type { BoosterOptions } from "./boosting.js";
import type { Bootstrap } from "./bootstrap-weights.js";
import { checkBooster } from "./check-booster.js";
import type { ObliviousOptions } from "./oblivious-boosting.js";

/** Oblivious trees. */
export interface CatboostOptions extends Omit<BoosterOptions, "learningRate"> {
  /** Rounds of boosting, 1 or more. Default 300; the reference makes 1,000. */
  readonly rounds: number;
  /**
   * Share of each tree's step that is taken, above 0 to 1; null = the reference's rule: the fewer samples and the more
   * rounds, the smaller (0.01 for 100 samples of two classes and 300 rounds). Default null.
   */
  readonly learningRate: number | null;
  /** Splits between root and leaves, 1 … 12. Default 6. */
  readonly depth: number;
  /** Added to the weight of a leaf where splits are judged, and to the second derivatives of what it says; 0 or more. Default 3. */
  readonly lambda: number;
  /**
   * Newton steps from which a leaf's values are added up, 1 or more; null = the reference's choice, ten for two classes, one
   * for more. Default null.
   */
  readonly leafSteps: number | null;
  /** Most values of a feature that are told apart, 2 … 65,536. Default 255. */
  readonly bins: number;
  /** Noise on the scores of splits, as a share of the gradients' size; it falls as the model grows. 0 = none. Default 1. */
  readonly randomStrength: number;
  /**
   * Weights of the samples where a tree's splits are judged: "bayesian" draws them anew for each tree, "minimalVariance"
   * leaves a fifth of the samples out, those with small gradients first, "none" keeps all alike; null = the reference's
   * choice: "minimalVariance" for two classes, "bayesian" for more. Default null.
   */
  readonly bootstrap: Bootstrap | null;
}

export const catboostDefaults: Readonly<CatboostOptions> = Object.freeze({
  rounds: 300,
  learningRate: null,
  depth: 6,
  lambda: 3,
  leafSteps: null,
  bins: 255,
  randomStrength: 1,
  bootstrap: null,
});

/** @throws InvalidOption */
export function checkCatboost(name: string, options: CatboostOptions): void {
  checkBooster(name, { ...options, learningRate: options.learningRate ?? 1 });
  requireWhole(name, "depth", options.depth, 1, "Use 6.");
  requireOption(options.depth <= 12, name, `Option "depth" is ${options.depth}.`, "Use at most 12: 4,096 leaves.");
  if (options.leafSteps !== null) requireWhole(name, "leafSteps", options.leafSteps, 1, "Use null.");
  const passes = (value: number) => value >= 0;
  requireNumber(name, "randomStrength", options.randomStrength, passes, "a number of at least 0 is expected", "Use 1.");
  if (options.bootstrap !== null)
    requireOneOf(name, "bootstrap", options.bootstrap, ["none", "bayesian", "minimalVariance"]);
}

/** What is left open is chosen as the reference does. */
export function catboostGrowth(options: CatboostOptions, samples: number, classes: number): ObliviousOptions {
  return {
    ...options,
    learningRate: options.learningRate ?? learningRateFor(samples, classes, options.rounds),
    leafSteps: options.leafSteps ?? (classes === 2 ? 10 : 1),
    bootstrap: options.bootstrap ?? (classes === 2 ? "minimalVariance" : "bayesian"),
  };
}

/** The reference's rule for training on a processor, fitted by its authors to many data sets; two classes and more. */
const rule = {
  two: { size: 0.427, constant: -7.525, rounds: -0.917 },
  more: { size: 0.051, constant: -2.889, rounds: -0.845 },
} as const;

function learningRateFor(samples: number, classes: number, rounds: number): number {
  const { size, constant, rounds: power } = classes === 2 ? rule.two : rule.more;
  const rate = Math.exp(size * Math.log(samples) + constant) * (rounds / 1000) ** power;
  return Math.round(1e6 * Math.min(0.5, rate)) / 1e6;
}
