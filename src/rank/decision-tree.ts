import { pace } from "../embed/pace.js";
import { ranker } from "./ranker.js";
import { bestCuts } from "../trees/best-cuts.js";
import { checkTree, type TreeLimits } from "../trees/check-tree.js";
import { giniTrees } from "../trees/gini-tree.js";
import { mostCodes, orderedFeatures } from "../trees/ordered-features.js";

const name = "decisionTree";

/**
 * Share of the decrease of Gini's impurity that a feature brings in one classification tree. Few features get a score: as
 * many as the tree has splits at most. Of equally good splits the first feature's is taken.
 */
export const decisionTree = ranker<TreeLimits>({
  name,
  source: {
    paper: "Breiman, Friedman, Olshen & Stone 1984",
    reference: "scikit-learn 1.9.1, tree.DecisionTreeClassifier",
  },
  defaults: { depth: null, minSplit: 2, minLeaf: 1 },
  supervised: true,
  leastMembers: 1,
  missing: "refused",
  check: (options) => checkTree(name, options),
  async rank({ values, classes, classNames }, options, ctx) {
    const [features, count] = [values.columns, classNames.length];
    const cuts = bestCuts(orderedFeatures(values, mostCodes), count, options.minLeaf);
    const trees = giniTrees({ features, classes, count }, cuts, { ...options, tried: features });
    return trees.grow(Uint32Array.from(classes.keys()), ctx.random, pace(ctx, name, classes.length));
  },
});
