import type { Context } from "../context.js";
import { pace } from "../embed/pace.js";
import { gradientTrees } from "./gradient-tree.js";
import type { GrowthOptions } from "./growth.js";
import type { Margins } from "./margins.js";
import type { OrderedFeatures } from "./ordered-features.js";

/** A round that adds less than this share of all gains so far is the last one: the order of features is settled. */
const leastShare = 1e-4;

/**
 * Boosts trees on the log loss, one a class and round (one a round for two classes).
 *
 * @param step name of the ranker, for the progress events
 * @returns share of the gain of all splits that each feature brings; zeros where nothing could be split
 */
export async function boostedGains(
  step: string,
  data: OrderedFeatures,
  margins: Margins,
  rounds: number,
  growth: GrowthOptions,
  ctx: Pick<Context, "progress" | "signal">,
): Promise<Float64Array> {
  const trees = gradientTrees(data, growth);
  const gains = new Float64Array(data.features);
  const leafOf = new Int32Array(data.samples);
  const breathe = pace(ctx, step, rounds * margins.outputs);
  let total = 0;
  for (let round = 0; round < rounds; round++) {
    const { gradient, hessian } = margins.derive();
    for (let k = 0; k < margins.outputs; k++) {
      const [from, to] = [k * data.samples, (k + 1) * data.samples];
      const leaves = trees.grow(gradient.subarray(from, to), hessian.subarray(from, to), leafOf, gains);
      margins.move(k, leafOf, leaves);
      await breathe(round * margins.outputs + k + 1);
    }
    const before = total;
    total = gains.reduce((sum, gain) => sum + gain, 0);
    if (total - before <= leastShare * total) break;
  }
  return total > 0 ? gains.map((gain) => gain / total) : gains;
}

/** What all boosters let one choose. */
export interface BoosterOptions {
  /** Rounds of boosting, 1 or more. */
  readonly rounds: number;
  /** Share of each tree's step that is taken, above 0 to 1. */
  readonly learningRate: number;
  /** Added to the second derivatives of a leaf, 0 or more. */
  readonly lambda: number;
  /** Most values of a feature that are told apart, 2 … 65,536. */
  readonly bins: number;
}
