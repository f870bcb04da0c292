import type { Context } from "../context.js";
import { pace } from "../embed/pace.js";
import { bestFirstTrees } from "./best-first-tree.js";
import type { GrowthOptions, GrowthSetting } from "./growth.js";
import type { Margins } from "./margins.js";
import type { OrderedFeatures } from "./ordered-features.js";
import { settledGains, sharesOf } from "./settled-gains.js";

/** How trees are boosted beside their growth. */
export interface BoostSetting extends GrowthSetting {
  readonly rounds: number;
  /** Whether a tree without any split moves the margins as well, or ends the boosting where no class has one. */
  readonly unsplit: "moves" | "ends";
  /** Called after each tree. */
  breathe(): Promise<void>;
  /** Called after each round with the gains so far; true = that was the last one. */
  enough?(gains: Float64Array): boolean;
}

/**
 * Boosts trees on the log loss, one a class and round (one a round for two classes).
 *
 * @returns gain of all splits that each feature brings
 */
export async function boost(
  data: OrderedFeatures,
  margins: Margins,
  growth: GrowthOptions,
  setting: BoostSetting,
): Promise<Float64Array> {
  const trees = bestFirstTrees(data, growth, setting);
  const gains = new Float64Array(data.features);
  const leafOf = new Int32Array(data.samples);
  for (let round = 0; round < setting.rounds; round++) {
    const { gradient, hessian } = margins.derive();
    let unsplit = 0;
    for (let k = 0; k < margins.outputs; k++) {
      const [from, to] = [k * data.samples, (k + 1) * data.samples];
      const leaves = trees.grow(gradient.subarray(from, to), hessian.subarray(from, to), leafOf, gains);
      if (leaves === 1) unsplit++;
      if (leaves > 1 || setting.unsplit === "moves") trees.say(margins.move(k, leafOf, leaves));
      await setting.breathe();
    }
    if (setting.unsplit === "ends" && unsplit === margins.outputs) break;
    if (setting.enough?.(gains)) break;
  }
  return gains;
}

/**
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
  const breathe = pace(ctx, step, rounds * margins.outputs);
  let trees = 0;
  const enough = settledGains();
  return sharesOf(
    await boost(data, margins, growth, { rounds, unsplit: "moves", breathe: () => breathe(++trees), enough }),
  );
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
