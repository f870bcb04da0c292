import type { Citation } from "../citation.js";
import { dense } from "../data/dense.js";
import { pace } from "../embed/pace.js";
import { checkForest, forestDefaults, type ForestLimits, triedOf } from "../trees/check-tree.js";
import { growTrees } from "../trees/grow-trees.js";
import { sumOfTrees } from "../trees/predict.js";
import { treeShap } from "../trees/tree-shap.js";
import type { Trees } from "../trees/tree-nodes.js";
import type { Baseline } from "./baseline.js";

/** Grown trees; plain data. */
export interface ForestState {
  readonly trees: Trees;
  readonly classes: number;
}

/**
 * A forest: probabilities are the mean shares of the classes in the leaves. A feature's score is its exact Shapley value
 * in the probability of the target class (`treeShap`).
 */
export function forestBaseline(
  name: string,
  source: Citation,
  grows: { readonly bootstrap: boolean; readonly cuts: "best" | "random" },
): Baseline<ForestLimits, ForestState> {
  return {
    name,
    source,
    defaults: forestDefaults,
    scales: false,
    check: (options) => checkForest(name, options),
    async fit({ x, labels, classes }, { tried, ...limits }, ctx) {
      const options = { ...limits, ...grows, tried: triedOf(tried, x.columns) };
      const seed = String(ctx.random.integer(2 ** 32));
      const job = { x, classes: labels, count: classes, seed, grows: { kind: "forest", options } } as const;
      return { trees: await growTrees(name, job, ctx), classes };
    },
    async predict(x, { trees, classes }, _options, ctx) {
      const sums = await sumOfTrees(trees, x, classes, pace(ctx, name, x.rows));
      return Float32Array.from(sums, (sum) => sum / trees.roots.length);
    },
    async attribute(x, { trees, classes }, targets, _options, ctx) {
      const { values } = await treeShap(trees, x, classes, targets, pace(ctx, name, x.rows));
      return dense(
        x.rows,
        x.columns,
        values.map((value) => value / trees.roots.length),
      );
    },
  };
}
