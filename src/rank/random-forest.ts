import { pace } from "../embed/pace.js";
import { ranker } from "./ranker.js";
import { bestCuts } from "../trees/best-cuts.js";
import { checkForest, forestDefaults, type ForestLimits, triedOf } from "../trees/check-tree.js";
import { giniTrees } from "../trees/gini-tree.js";
import { mostCodes, orderedFeatures } from "../trees/ordered-features.js";

const name = "randomForest";

/**
 * Share of the decrease of Gini's impurity that a feature brings, the mean of trees grown on as many samples drawn with
 * replacement. Scores sum to 1. Features of many distinct values are favoured (Strobl et al. 2007).
 */
export const randomForest = ranker<ForestLimits>({
  name,
  source: {
    paper: "Breiman 2001",
    doi: "10.1023/A:1010933404324",
    reference: "scikit-learn 1.9.1, ensemble.RandomForestClassifier",
  },
  defaults: forestDefaults,
  supervised: true,
  leastMembers: 1,
  missing: "refused",
  check: (options) => checkForest(name, options),
  async rank({ values, classes, classNames }, options, ctx) {
    const count = values.columns;
    const tried = triedOf(options.tried, count);
    const cuts = bestCuts(orderedFeatures(values, mostCodes), classNames.length, options.minLeaf);
    const what = { features: count, classes, count: classNames.length };
    const forest = giniTrees(what, cuts, { ...options, tried });
    const scores = new Float64Array(count);
    const breathe = pace(ctx, name, options.trees);
    for (let t = 0; t < options.trees; t++) {
      const random = ctx.random.fork(t);
      const drawn = Uint32Array.from(classes, () => random.integer(classes.length));
      const importance = await forest.grow(drawn, random, () => breathe(t));
      for (let j = 0; j < count; j++) scores[j]! += importance[j]! / options.trees;
      await breathe(t + 1);
    }
    return scores;
  },
});
