import type { Random } from "../random.js";
import { type Bootstrap, bootstrapWeights, squaredLengths } from "./bootstrap-weights.js";
import type { GrowthSetting, KeptGrowth } from "./growth.js";
import { obliviousTrees } from "./oblivious-tree.js";
import type { OrderedFeatures } from "./ordered-features.js";
import { sampleMargins, type StepOptions } from "./sample-margins.js";
import { scoreNoise } from "./score-noise.js";
import { addValueChange } from "./value-change.js";

/** How oblivious trees are boosted. */
export interface ObliviousOptions extends StepOptions {
  readonly rounds: number;
  readonly depth: number;
  /** Most values of a feature that are told apart. */
  readonly bins: number;
  readonly randomStrength: number;
  readonly bootstrap: Bootstrap;
}

export interface ObliviousSetting extends Pick<GrowthSetting, "share" | "rows"> {
  readonly kept?: Pick<KeptGrowth, "nodes" | "table">;
  /** Called after each tree. */
  breathe(): Promise<void>;
  /** Called after each tree with the change that features have brought so far; true = that was the last one. */
  enough?(changes: Float64Array): boolean;
}

/**
 * Boosts trees of vectors on the log loss: one a round, whose leaves say one number for two classes, else one a class.
 *
 * @returns how much each feature changed what is said of the training samples (`addValueChange`)
 */
export async function boostOblivious(
  data: OrderedFeatures,
  classes: Int32Array,
  count: number,
  options: ObliviousOptions,
  random: Random,
  setting: ObliviousSetting,
): Promise<Float64Array> {
  const { samples } = data;
  const margins = sampleMargins(classes, count, options);
  const { outputs } = margins;
  const trees = obliviousTrees(data, outputs, options, setting);
  const [weighing, noiseOf] = [random.fork("weights"), scoreNoise(random.fork("noise"))];
  const changes = new Float64Array(data.features);
  const leafOf = new Int32Array(samples);
  const pulls = new Float64Array(samples * outputs);
  let step: number | undefined;
  for (let round = 0; round < options.rounds; round++) {
    const descent = margins.descent();
    const weights = bootstrapWeights(options.bootstrap, descent, samples, step, weighing);
    for (let at = 0; at < pulls.length; at++) pulls[at] = descent[at]! * weights[Math.floor(at / outputs)]!;
    const deviation = options.randomStrength * noiseShare(descent, samples, round * options.learningRate);
    const cuts = trees.grow({ pulls, weights }, leafOf, () => noiseOf(deviation));
    const leaves = 2 ** cuts.length;
    const values = margins.move(leafOf, leaves);
    trees.say(values);
    addValueChange(changes, cuts, values, leafOf);
    step = squaredLengths(values, leaves).reduce((sum, square) => sum + Math.sqrt(square), 0) / leaves;
    await setting.breathe();
    if (setting.enough?.(changes)) break;
  }
  return changes;
}

/**
 * Standard deviation of the noise on scores, as a share of `randomStrength`: the root of the mean squared gradient, less
 * as the model grows (as in the reference).
 */
function noiseShare(descent: Float64Array, samples: number, grown: number): number {
  const square = descent.reduce((sum, value) => sum + value * value, 0) / samples;
  const left = samples * Math.exp(-grown);
  return (Math.sqrt(square) * left) / (1 + left);
}
