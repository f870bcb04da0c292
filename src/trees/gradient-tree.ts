import { bestFirstTrees } from "./best-first-tree.js";
import type { GradientTrees, GrowthOptions, GrowthSetting } from "./growth.js";
import { obliviousTrees } from "./oblivious-tree.js";
import type { OrderedFeatures } from "./ordered-features.js";

/**
 * The kernel of all boosters: trees on sums of first and second derivatives along each feature.
 *
 * The gain of a split is GL²/(HL + λ) + GR²/(HR + λ) - G²/(H + λ) (Chen & Guestrin 2016, without its factor ½). No
 * histogram is made: with more features than samples, hundreds of bins a node and feature would hold a sample or none.
 */
export function gradientTrees(
  data: OrderedFeatures,
  options: GrowthOptions,
  setting: GrowthSetting = {},
): GradientTrees {
  return options.growth === "oblivious"
    ? obliviousTrees(data, options, setting)
    : bestFirstTrees(data, options, setting);
}
