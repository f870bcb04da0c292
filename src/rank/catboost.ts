import { requireWhole } from "../prepare/require.js";
import { requireOption } from "../registry.js";
import { ranker } from "./ranker.js";
import { boostedGains, type BoosterOptions } from "../trees/boosting.js";
import { checkBooster } from "../trees/check-booster.js";
import { orderedFeatures } from "../trees/ordered-features.js";
import { orderedMargins } from "../trees/ordered-margins.js";

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

const name = "catboost";

/**
 * Share of the total gain that a feature's splits bring to oblivious trees, all of whose nodes of a level ask the same,
 * under ordered boosting, where no sample's derivatives come from a model that has seen it. The orders are seeded. Splits
 * are judged by the second-order gain without random noise, and each class has trees of its own.
 */
export const catboost = ranker<CatboostOptions>({
  name,
  source: {
    paper: "Prokhorenkova et al. 2018",
    doi: "10.48550/arXiv.1706.09516",
    reference: 'catboost 1.2.10, boosting_type="Ordered"',
  },
  defaults: { rounds: 100, learningRate: 0.1, depth: 6, lambda: 3, bins: 32 },
  supervised: true,
  leastMembers: 1,
  missing: "refused",
  check(options) {
    checkBooster(name, options);
    requireWhole(name, "depth", options.depth, 1, "Use 6.");
    requireOption(options.depth <= 12, name, `Option "depth" is ${options.depth}.`, "Use at most 12: 4,096 leaves.");
  },
  rank({ values, classes, classNames }, options, ctx) {
    const moves = { ...options, curvature: () => 1 };
    const margins = orderedMargins(classes, classNames.length, moves, ctx.random.fork("orders"));
    const limits = { leaves: Infinity, minGain: 0, minHessian: 0, minSamples: 1 };
    const growth = { growth: "oblivious", ...options, ...limits } as const;
    return boostedGains(name, orderedFeatures(values, options.bins), margins, options.rounds, growth, ctx);
  },
});
