import { warn } from "../context.js";
import { toDense } from "../data/matrix.js";
import { firstFive } from "../errors.js";
import { knownOfColumn, mapEntries } from "../math/entries.js";
import { mean, median } from "../math/statistics.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { keepFeatures } from "./keep-features.js";
import { requireOneOf, requireThreeFeatures } from "./require.js";

const statistics = { minimum, mean, median } as const;

export interface ImputeOptions extends AssayChoice {
  /** Statistic of a feature's known training values that fills its gaps. Default "minimum". */
  readonly by: keyof typeof statistics;
}

/** Features that have a known training value, and what fills their gaps. */
export interface ImputeLearnt {
  readonly kept: Uint32Array;
  readonly fill: Float64Array;
}

const name = "impute";

/**
 * Fills missing values (NaN, infinite), feature by feature, with a statistic of the training samples. The minimum suits values that are
 * missing because they were too low to be seen, as in mass spectrometry. A feature without any known training value is
 * dropped and named in a warning.
 *
 * @throws UnsuitableData where fewer than three features have a known training value
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
    const fill = Float64Array.from(train.features, (_, feature) => {
      const known = knownOfColumn(values, feature);
      return known.length > 0 ? statistics[by](known) : NaN;
    });
    const kept = Uint32Array.from(fill.keys()).filter((feature) => !Number.isNaN(fill[feature]!));
    const empty = train.features.filter((_, feature) => Number.isNaN(fill[feature]!));
    if (empty.length > 0)
      warn(ctx, name, `${empty.length} features are missing in all training samples and dropped: ${firstFive(empty)}.`);
    requireThreeFeatures(name, kept.length, fill.length, "Check how missing values are written in the table.");
    return { kept, fill: fill.filter((value) => !Number.isNaN(value)) };
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
