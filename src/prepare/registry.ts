import type { Registry } from "../registry.js";
import type { AnyStep } from "../step.js";
import { filter } from "./filter.js";
import { highlyVariable } from "./highly-variable.js";
import { impute } from "./impute.js";
import { log1p } from "./log1p.js";
import { normalizeTotal } from "./normalize-total.js";
import { scale } from "./scale.js";

/** Preparation steps by name; a line's comment is what a notebook shows on hover. */
export const prepare = {
  /**
   * Drops samples of poor quality (`minCounts`, `maxCounts`, `minFeatures`, `maxFeatures`, `maxMitochondrial`) and
   * features seen in fewer than `minSamples` training samples.
   */
  filter,
  /** Scales every sample to the same total: `target`, or the median total of the training samples. */
  normalizeTotal,
  /** Natural logarithm of one plus the value. */
  log1p,
  /** Keeps the `top` features that vary most for their level; `flavour` "seurat", "cellRanger" or "seuratV3". */
  highlyVariable,
  /** Z-scores per feature from the training samples' mean and deviation, clipped at ± `maxValue`. */
  scale,
  /** Fills missing values by the "minimum", "mean" or "median" of the feature's training samples (`by`). */
  impute,
} as const satisfies Registry<AnyStep>;
