import { pace } from "../embed/pace.js";
import { ranker } from "./ranker.js";
import { catboostDefaults, catboostGrowth, type CatboostOptions, checkCatboost } from "../trees/catboost-growth.js";
import { boostOblivious } from "../trees/oblivious-boosting.js";
import { orderedFeatures } from "../trees/ordered-features.js";
import { settledGains, sharesOf } from "../trees/settled-gains.js";

const name = "catboost";

/**
 * How much each feature changes what oblivious trees, all of whose nodes of a level ask the same, say of the training
 * samples, as a share of all change (the library's PredictionValuesChange). Weights of the samples are seeded. Unlike the
 * library's, the rate is 0.1, since a few large steps tell the features as well, and scores of splits have no noise: among
 * many features it would put some of no use first.
 */
export const catboost = ranker<CatboostOptions>({
  name,
  source: {
    paper: "Prokhorenkova et al. 2018",
    doi: "10.48550/arXiv.1706.09516",
    reference: 'catboost 1.2.10, get_feature_importance("PredictionValuesChange")',
  },
  defaults: { ...catboostDefaults, rounds: 100, learningRate: 0.1, randomStrength: 0, bins: 32 },
  supervised: true,
  leastMembers: 1,
  missing: "refused",
  check: (options) => checkCatboost(name, options),
  async rank({ values, classes, classNames }, options, ctx) {
    const data = orderedFeatures(values, options.bins);
    const growth = catboostGrowth(options, values.rows, classNames.length);
    const breathe = pace(ctx, name, options.rounds);
    let trees = 0;
    return sharesOf(
      await boostOblivious(data, classes, classNames.length, growth, ctx.random.fork("trees"), {
        breathe: () => breathe(++trees),
        enough: settledGains(),
      }),
    );
  },
});
