import { catboostGrowth, type CatboostOptions, checkCatboost } from "../trees/catboost-growth.js";
import { boosterBaseline } from "./booster-baseline.js";

const name = "catboost";

/**
 * Oblivious trees, all of whose nodes of a level ask the same, under ordered boosting: no sample's derivatives come from
 * a model that has seen it. The orders are seeded. Splits are judged without random noise, and each class has trees of
 * its own.
 */
export const catboost = boosterBaseline<CatboostOptions>({
  name,
  source: {
    paper: "Prokhorenkova et al. 2018",
    doi: "10.48550/arXiv.1706.09516",
    reference: 'catboost 1.2.10, boosting_type="Ordered"',
  },
  defaults: { rounds: 300, learningRate: 0.1, depth: 6, lambda: 3, bins: 254 },
  check: (options) => checkCatboost(name, options),
  boosting: (options) => ({
    ...options,
    ...catboostGrowth(options),
    curvature: 1,
    ordered: true,
    unsplit: "moves",
    between: "table",
    covers: "samples",
  }),
});
