import { checkXgboost, xgboostCurvature, xgboostGrowth, type XgboostOptions } from "../trees/xgboost-growth.js";
import { priorMargins } from "../trees/margins.js";
import { boosterBaseline } from "./booster-baseline.js";

const name = "xgboost";

/**
 * Trees boosted level by level; all rows and columns serve every tree, so no chance is in it. Defaults are the library's,
 * but for 300 rounds. Where a feature has no more values than `bins`, splits are those of its exact method.
 */
export const xgboost = boosterBaseline<XgboostOptions>({
  name,
  source: {
    paper: "Chen & Guestrin 2016",
    doi: "10.1145/2939672.2939785",
    reference: 'xgboost 3.2.0, tree_method="exact"',
  },
  defaults: { rounds: 300, learningRate: 0.3, depth: 6, lambda: 1, gamma: 0, minChildWeight: 1, bins: 256 },
  check: (options) => checkXgboost(name, options),
  prior: priorMargins,
  grows: (options) => ({
    kind: "boosting",
    options: {
      ...options,
      ...xgboostGrowth(options),
      curvature: xgboostCurvature(),
      unsplit: "moves",
      between: "node",
      covers: "hessian",
    },
  }),
});
