import { pace } from "../embed/pace.js";
import { requireWhole } from "../prepare/require.js";
import { ranker } from "./ranker.js";
import { bestCuts } from "../trees/best-cuts.js";
import { giniTrees } from "../trees/gini-tree.js";
import { mostCodes, orderedFeatures } from "../trees/ordered-features.js";

export interface DecisionTreeOptions {
  /** Most splits between root and leaf, 1 or more; null = until the leaves are pure. Default null. */
  readonly depth: number | null;
  /** Least samples in a node that is split, 2 or more. Default 2. */
  readonly minSplit: number;
  /** Least samples in a leaf, 1 or more. Default 1. */
  readonly minLeaf: number;
}

/** @throws InvalidOption; the same rules hold for a tree and for a forest of them */
export function checkTree(name: string, { depth, minSplit, minLeaf }: DecisionTreeOptions): void {
  if (depth !== null) requireWhole(name, "depth", depth, 1, "Use null for as many splits as there are.");
  requireWhole(name, "minSplit", minSplit, 2, "Use 2.");
  requireWhole(name, "minLeaf", minLeaf, 1, "Use 1.");
}

const name = "decisionTree";

/**
 * Share of the decrease of Gini's impurity that a feature brings in one classification tree. Few features get a score: as
 * many as the tree has splits at most. Of equally good splits the first feature's is taken.
 */
export const decisionTree = ranker<DecisionTreeOptions>({
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
