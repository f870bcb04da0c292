import { requireNumber, requireWhole } from "../prepare/require.js";
import { ranker } from "./ranker.js";
import { boostedGains, type BoosterOptions } from "../trees/boosting.js";
import { checkBooster } from "../trees/check-booster.js";
import { plainMargins } from "../trees/margins.js";
import { orderedFeatures } from "../trees/ordered-features.js";

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

const name = "lightgbm";

/**
 * Share of the total gain that a feature's splits bring to trees that split the leaf which gains most. All rows and
 * columns serve every tree, so no chance is in it; features are not bundled.
 */
export const lightgbm = ranker<LightgbmOptions>({
  name,
  source: {
    paper: "Ke et al. 2017",
    reference: 'lightgbm 4.7.0, importance_type="gain"',
  },
  defaults: { rounds: 100, learningRate: 0.1, leaves: 31, lambda: 0, minLeaf: null, minHessian: 1e-3, bins: 64 },
  supervised: true,
  leastMembers: 1,
  missing: "refused",
  check(options) {
    checkBooster(name, options);
    requireWhole(name, "leaves", options.leaves, 2, "Use 31.");
    if (options.minLeaf !== null) requireWhole(name, "minLeaf", options.minLeaf, 1, "Use null.");
    const passes = (value: number) => value >= 0;
    requireNumber(name, "minHessian", options.minHessian, passes, "a number of at least 0 is expected", "Use 0.001.");
  },
  rank({ values, classes, classNames }, options, ctx) {
    const margins = plainMargins(classes, classNames.length, { ...options, curvature: (count) => count / (count - 1) });
    const minSamples = options.minLeaf ?? Math.max(1, Math.min(20, Math.floor(values.rows / 10)));
    const growth = { ...options, growth: "best", depth: Infinity, minGain: 0, minSamples } as const;
    return boostedGains(name, orderedFeatures(values, options.bins), margins, options.rounds, growth, ctx);
  },
});
