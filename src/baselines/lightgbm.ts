import { requireWhole } from "../prepare/require.js";
import { checkLightgbm, lightgbmCurvature, lightgbmGrowth, type LightgbmOptions } from "../trees/lightgbm-growth.js";
import { priorMargins } from "../trees/margins.js";
import { boosterBaseline } from "./booster-baseline.js";

export interface LightgbmBaselineOptions extends LightgbmOptions {
  /** Least samples that share a bin, 1 or more. Default 3. */
  readonly minBin: number;
}

const name = "lightgbm";

/**
 * Trees boosted leaf by leaf; all rows and columns serve every tree, so no chance is in it. Defaults are the library's,
 * but for 300 rounds, and for leaves that may be small where samples are few (`minLeaf`).
 */
export const lightgbm = boosterBaseline<LightgbmBaselineOptions>({
  name,
  source: { paper: "Ke et al. 2017", reference: "lightgbm 4.7.0, LGBMClassifier" },
  defaults: {
    rounds: 300,
    learningRate: 0.1,
    leaves: 31,
    lambda: 0,
    minLeaf: null,
    minHessian: 1e-3,
    bins: 255,
    minBin: 3,
  },
  check(options) {
    checkLightgbm(name, options);
    requireWhole(name, "minBin", options.minBin, 1, "Use 3.");
  },
  prior: priorMargins,
  grows: (options, samples, classes) => ({
    kind: "boosting",
    options: {
      ...options,
      ...lightgbmGrowth(options, samples),
      bins: Math.max(2, Math.min(options.bins, Math.floor(samples / options.minBin))),
      curvature: lightgbmCurvature(classes),
      unsplit: "ends",
      between: "table",
      covers: "samples",
    },
  }),
});
