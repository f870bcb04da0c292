import { requireNumber, requireWhole } from "../prepare/require.js";
import { ranker } from "./ranker.js";
import { boostedGains, type BoosterOptions } from "../trees/boosting.js";
import { checkBooster } from "../trees/check-booster.js";
import { plainMargins } from "../trees/margins.js";
import { orderedFeatures } from "../trees/ordered-features.js";

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

const name = "xgboost";
/** The reference takes smaller gains for rounding. */
const leastGain = 1e-6;

/**
 * Share of the total gain that a feature's splits bring to trees grown level by level on first and second derivatives of
 * the log loss. All rows and columns serve every tree, so no chance is in it; with `gamma` splits are refused as they are
 * met, not pruned afterwards.
 */
export const xgboost = ranker<XgboostOptions>({
  name,
  source: {
    paper: "Chen & Guestrin 2016",
    doi: "10.1145/2939672.2939785",
    reference: 'xgboost 3.2.0, tree_method="hist", importance "total_gain"',
  },
  defaults: { rounds: 100, learningRate: 0.3, depth: 6, lambda: 1, gamma: 0, minChildWeight: 1, bins: 64 },
  supervised: true,
  leastMembers: 1,
  missing: "refused",
  check(options) {
    checkBooster(name, options);
    requireWhole(name, "depth", options.depth, 1, "Use 6.");
    for (const option of ["gamma", "minChildWeight"] as const)
      requireNumber(
        name,
        option,
        options[option],
        (value) => value >= 0,
        "a number of at least 0 is expected",
        "Use 1.",
      );
  },
  rank({ values, classes, classNames }, options, ctx) {
    const margins = plainMargins(classes, classNames.length, { ...options, curvature: () => 2 });
    const growth = { growth: "best", leaves: Infinity, minSamples: 1 } as const;
    const limits = { ...options, minGain: Math.max(leastGain, options.gamma), minHessian: options.minChildWeight };
    const data = orderedFeatures(values, options.bins);
    return boostedGains(name, data, margins, options.rounds, { ...limits, ...growth }, ctx);
  },
});
