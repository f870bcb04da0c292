import { ranker } from "./ranker.js";
import { boostedGains } from "../trees/boosting.js";
import { checkLightgbm, lightgbmCurvature, lightgbmGrowth, type LightgbmOptions } from "../trees/lightgbm-growth.js";
import { plainMargins } from "../trees/margins.js";
import { orderedFeatures } from "../trees/ordered-features.js";

const name = "lightgbm";

/**
 * Share of the total gain that a feature's splits bring to trees that split the leaf which gains most. All rows and
 * columns serve every tree, so no chance is in it; features are not bundled.
 */
export const lightgbm = ranker<LightgbmOptions>({
  name,
  source: {
    paper: "Ke et al. 2017",
    reference: 'lightgbm 4.7.0, importance_type="gain"',
  },
  defaults: { rounds: 100, learningRate: 0.1, leaves: 31, lambda: 0, minLeaf: null, minHessian: 1e-3, bins: 64 },
  supervised: true,
  leastMembers: 1,
  missing: "refused",
  check: (options) => checkLightgbm(name, options),
  rank({ values, classes, classNames }, options, ctx) {
    const margins = plainMargins(classes, classNames.length, { ...options, curvature: lightgbmCurvature });
    const data = orderedFeatures(values, options.bins);
    return boostedGains(name, data, margins, options.rounds, lightgbmGrowth(options, values.rows), ctx);
  },
});
