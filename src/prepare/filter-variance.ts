import { type Matrix, toDense } from "../data/matrix.js";
import { columnMoments } from "../math/column-moments.js";
import { knownOfColumn } from "../math/entries.js";
import { variance } from "../math/statistics.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { keepFeatures } from "./keep-features.js";
import { requireNumber, requireThreeFeatures } from "./require.js";

export interface FilterVarianceOptions extends AssayChoice {
  /** A feature's variance is above this, 0 or more; 0 drops the constant ones. Default 0. */
  readonly minVariance: number;
  /** Of those, only so many of largest variance, at least 3; null = all. Default null. */
  readonly top: number | null;
}

const name = "filterVariance";

/**
 * Drops features that hardly vary among the training samples (variance with divisor n). Missing values are left out of
 * the variance; a feature with fewer than two known values has variance 0. Equal variances at the cut: the first ones stay.
 *
 * @throws UnsuitableData where fewer than three features are left, as with a single training sample
 */
export const filterVariance = assayStep<FilterVarianceOptions, { kept: Uint32Array }>({
  name,
  source: {
    paper: "Bourgon et al. 2010",
    doi: "10.1073/pnas.0914005107",
    reference: "scikit-learn 1.9.1, feature_selection.VarianceThreshold",
  },
  defaults: { assay: "", minVariance: 0, top: null },
  check({ minVariance, top }) {
    const positive = (value: number) => value >= 0;
    requireNumber(name, "minVariance", minVariance, positive, "a number of at least 0 is expected", "Use 0.");
    requireOption(
      top === null || (Number.isInteger(top) && top >= 3),
      name,
      `Option "top" is ${JSON.stringify(top)}, but a whole number of at least 3 is expected.`,
      "Use null to keep all features above minVariance.",
    );
  },
  fit(train, { minVariance, top }) {
    const variances = variancesOf(train.assay.values);
    const passing = Uint32Array.from(variances.keys()).filter((feature) => variances[feature]! > minVariance);
    // The sort is stable, so that of equal variances the first features stay.
    const kept = passing.sort((a, b) => variances[b]! - variances[a]!).slice(0, top ?? passing.length).sort(); // prettier-ignore
    requireThreeFeatures(name, kept.length, variances.length, `Lower minVariance (${minVariance}).`);
    return { kept };
  },
  apply: ({ assay }, { kept }) => keepFeatures(assay, kept),
});

function variancesOf(values: Matrix): Float64Array {
  const found = columnMoments(values, 0).variance;
  if (found.every(Number.isFinite)) return found;
  const whole = toDense(values);
  return found.map((known, column) => (Number.isFinite(known) ? known : variance(knownOfColumn(whole, column), 0)));
}
