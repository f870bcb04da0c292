import { ranker } from "./ranker.js";
import { boostedGains } from "../trees/boosting.js";
import { plainMargins } from "../trees/margins.js";
import { orderedFeatures } from "../trees/ordered-features.js";
import { checkXgboost, xgboostCurvature, xgboostGrowth, type XgboostOptions } from "../trees/xgboost-growth.js";

const name = "xgboost";

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
  check: (options) => checkXgboost(name, options),
  rank({ values, classes, classNames }, options, ctx) {
    const margins = plainMargins(classes, classNames.length, { ...options, curvature: xgboostCurvature });
    const data = orderedFeatures(values, options.bins);
    return boostedGains(name, data, margins, options.rounds, xgboostGrowth(options), ctx);
  },
});
