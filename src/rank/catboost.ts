import { ranker } from "./ranker.js";
import { boostedGains } from "../trees/boosting.js";
import { catboostGrowth, type CatboostOptions, checkCatboost } from "../trees/catboost-growth.js";
import { orderedFeatures } from "../trees/ordered-features.js";
import { orderedMargins } from "../trees/ordered-margins.js";

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
  check: (options) => checkCatboost(name, options),
  rank({ values, classes, classNames }, options, ctx) {
    const moves = { ...options, curvature: () => 1 };
    const margins = orderedMargins(classes, classNames.length, moves, ctx.random.fork("orders"));
    const data = orderedFeatures(values, options.bins);
    return boostedGains(name, data, margins, options.rounds, catboostGrowth(options), ctx);
  },
});
