import { catboostDefaults, catboostGrowth, type CatboostOptions, checkCatboost } from "../trees/catboost-growth.js";
import { outputsOf } from "../trees/margins.js";
import { boosterBaseline } from "./booster-baseline.js";

const name = "catboost";

/**
 * Oblivious trees, all of whose nodes of a level ask the same, boosted as the library does by default on a processor:
 * plainly, not in the paper's ordered way, with seeded noise on the scores of splits and weights of the samples. Defaults
 * are the library's, but for 300 rounds. Without noise and weights, and where a feature has no more values than `bins`, its
 * probabilities are the library's.
 */
export const catboost = boosterBaseline<CatboostOptions>({
  name,
  source: {
    paper: "Prokhorenkova et al. 2018",
    doi: "10.48550/arXiv.1706.09516",
    reference: 'catboost 1.2.10, boosting_type="Plain"',
  },
  defaults: catboostDefaults,
  check: (options) => checkCatboost(name, options),
  prior: (_labels, classes) => new Float64Array(outputsOf(classes)),
  grows: (options, samples, classes) => ({ kind: "oblivious", options: catboostGrowth(options, samples, classes) }),
});
