import { toDense } from "../data/matrix.js";
import { knownOfColumn, mapDense } from "../math/entries.js";
import { sortedQuantile } from "../math/statistics.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { warnAboutFlat } from "./flat-features.js";
import { requireShare } from "./require.js";

export interface RobustScaleOptions extends AssayChoice {
  /** Lower end of the range that becomes 1 wide, a share of the training samples, 0 … 1. Default 0.25. */
  readonly low: number;
  /** Its upper end, above the lower one. Default 0.75. */
  readonly high: number;
}

/** Both one a feature. */
export interface RobustScaleLearnt {
  readonly median: Float64Array;
  readonly range: Float64Array;
}

const name = "robustScale";

/**
 * Subtracts a feature's median and divides by its interquartile range, as found among the known training values: outliers
 * move neither. Missing values stay missing. A feature whose range is 0 is only centred, and counted in a warning; one
 * without a known training value is left as it is, and counted too. The result is dense.
 */
export const robustScale = assayStep<RobustScaleOptions, RobustScaleLearnt>({
  name,
  source: { paper: "Pedregosa et al. 2011", reference: "scikit-learn 1.9.1, preprocessing.RobustScaler" },
  defaults: { assay: "", low: 0.25, high: 0.75 },
  check({ low, high }) {
    requireShare(name, "low", low);
    requireShare(name, "high", high);
    requireOption(low < high, name, `Option "low" (${low}) is not below "high" (${high}).`, "Use 0.25 and 0.75.");
  },
  fit(train, { low, high }, ctx) {
    const values = toDense(train.assay.values);
    const median = new Float64Array(values.columns);
    const range = new Float64Array(values.columns).fill(1);
    let [constant, unknown] = [0, 0];
    for (let j = 0; j < values.columns; j++) {
      const sorted = knownOfColumn(values, j).sort();
      if (sorted.length === 0) unknown++;
      else {
        median[j] = sortedQuantile(sorted, 0.5);
        const spread = sortedQuantile(sorted, high) - sortedQuantile(sorted, low);
        if (spread > 0) range[j] = spread;
        else constant++;
      }
    }
    warnAboutFlat(name, { constant, unknown, of: values.columns }, ctx);
    return { median, range };
  },
  apply: ({ assay }, { median, range }) => ({
    ...assay,
    values: mapDense(toDense(assay.values), (value, _row, j) => (value - median[j]!) / range[j]!),
  }),
});
