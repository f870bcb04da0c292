import type { Citation } from "../citation.js";
import { dense } from "../data/dense.js";
import { pace } from "../embed/pace.js";
import { growTrees } from "../trees/grow-trees.js";
import { outputsOf, probabilitiesOf } from "../trees/margins.js";
import { sumOfTrees } from "../trees/predict.js";
import { treeShap } from "../trees/tree-shap.js";
import type { TreeTask } from "../trees/tree-task.js";
import type { Trees } from "../trees/tree-nodes.js";
import type { Baseline } from "./baseline.js";

/** Grown trees and what is said without them; plain data. */
export interface BoosterState {
  readonly trees: Trees;
  readonly prior: Float64Array;
  readonly classes: number;
}

type BoostedTrees = Exclude<TreeTask["grows"], { readonly kind: "forest" }>;

/** What one style of boosting has of its own. */
interface BoosterStyle<Options extends object> {
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  check(options: Options): void;
  grows(options: Required<Options>, samples: number, classes: number): BoostedTrees;
  /** Margins without any tree. */
  prior(labels: Int32Array, classes: number): Float64Array;
}

/**
 * Boosted trees: the softmax (for two classes the logistic function) of the margins that they add up to. A feature's
 * score is its exact Shapley value in the target's margin, the log odds for two classes (`treeShap`).
 */
export function boosterBaseline<Options extends object>(style: BoosterStyle<Options>): Baseline<Options, BoosterState> {
  const { name, source } = style;
  return {
    name,
    source,
    defaults: Object.freeze(style.defaults),
    scales: false,
    check: (options) => style.check(options),
    async fit({ x, labels, classes }, chosen, ctx) {
      const grows = style.grows(chosen, x.rows, classes);
      const seed = String(ctx.random.integer(2 ** 32));
      const trees = await growTrees(name, { x, classes: labels, count: classes, seed, grows }, ctx);
      return { trees, prior: style.prior(labels, classes), classes };
    },
    async predict(x, { trees, prior, classes }, _options, ctx) {
      const margins = await sumOfTrees(trees, x, outputsOf(classes), pace(ctx, name, x.rows));
      return probabilitiesOf(
        margins.map((margin, at) => margin + prior[at % prior.length]!),
        classes,
      );
    },
    async attribute(x, { trees, classes }, targets, _options, ctx) {
      const outputs = outputsOf(classes);
      const asked = outputs === 1 ? targets.map(() => 0) : targets;
      const { values } = await treeShap(trees, x, outputs, asked, pace(ctx, name, x.rows));
      const sign = (row: number) => (outputs === 1 && targets[row] === 0 ? -1 : 1);
      return dense(
        x.rows,
        x.columns,
        values.map((value, at) => sign(Math.floor(at / x.columns)) * value),
      );
    },
  };
}
