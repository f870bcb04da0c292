import { toDense } from "../data/matrix.js";
import { OmixelError } from "../errors.js";
import { knownOfColumn, mapEntries } from "../math/entries.js";
import { mean, median } from "../math/statistics.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { keepFeatures } from "./keep-features.js";
import { knownFeatures } from "./known-features.js";
import { requireOneOf } from "./require.js";

const statistics = {
  minimum,
  halfMinimum: (values: Float64Array) => 0.5 * minimum(values),
  fifthMinimum: (values: Float64Array) => 0.2 * minimum(values),
  mean,
  median,
} as const;

export interface ImputeOptions extends AssayChoice {
  /**
   * Statistic of a feature's known training values that fills its gaps. "halfMinimum" and "fifthMinimum" (0.2 × minimum)
   * stand for amounts below what the instrument detects, as in metabolomics, and come before any logarithm.
   * Default "minimum".
   */
  readonly by: keyof typeof statistics;
}

/** Features that have a known training value, and what fills their gaps. */
export interface ImputeLearnt {
  readonly kept: Uint32Array;
  readonly fill: Float64Array;
}

const name = "impute";

/**
 * Fills missing values (NaN, infinite), feature by feature, with a statistic of the training samples. The minimum, or a
 * part of it, suits values that are missing because they were too low to be seen, as in mass spectrometry. A feature
 * without any known training value is dropped and named in a warning.
 *
 * @throws UnsuitableData where fewer than three features have a known training value, and for a part of a negative minimum
 */
export const impute = assayStep<ImputeOptions, ImputeLearnt>({
  name,
  source: {
    paper: "Lazar et al. 2016",
    doi: "10.1021/acs.jproteome.5b00981",
    reference: "scikit-learn 1.9.1, impute.SimpleImputer (mean, median)",
  },
  defaults: { assay: "", by: "minimum" },
  check: ({ by }) => requireOneOf(name, "by", by, Object.keys(statistics)),
  fit(train, { by }, ctx) {
    const values = toDense(train.assay.values);
    const all = Float64Array.from(train.features, (_, feature) => {
      const known = knownOfColumn(values, feature);
      return known.length > 0 ? statistics[by](known) : NaN;
    });
    const known = Uint8Array.from(all, (value) => (Number.isNaN(value) ? 0 : 1));
    const kept = knownFeatures(name, train, known, ctx);
    const negative = all.findIndex((value) => value < 0);
    if (negative >= 0 && by.endsWith("Minimum"))
      throw new OmixelError(
        "UnsuitableData",
        `The smallest value of feature ${train.features[negative]} is negative, so that a part of it is larger than itself.`,
        'Impute before the logarithm, or use by: "minimum".',
        { step: name },
      );
    return { kept, fill: Float64Array.from(kept, (feature) => all[feature]!) };
  },
  apply({ assay }, { kept, fill }) {
    const some = keepFeatures(assay, kept);
    const values = mapEntries(some.values, (value, _row, column) => (Number.isFinite(value) ? value : fill[column]!));
    return { ...some, values };
  },
});

function minimum(values: Float64Array): number {
  return values.reduce((lowest, value) => Math.min(lowest, value), Infinity);
}
