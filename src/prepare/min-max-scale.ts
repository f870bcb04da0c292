import { toDense } from "../data/matrix.js";
import { mapDense } from "../math/entries.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep } from "./assay-step.js";
import { requireNumber } from "./require.js";
import { warnAboutFlat } from "./flat-features.js";

export interface MinMaxScaleOptions extends AssayChoice {
  /** What a feature's smallest training value becomes. Default 0. */
  readonly low: number;
  /** What its largest becomes, above `low`. Default 1. */
  readonly high: number;
  /** Keeps new values that are beyond the training values within `low` … `high`. Default false. */
  readonly clip: boolean;
}

/** One a feature: value × factor + shift. */
export interface MinMaxScaleLearnt {
  readonly factor: Float64Array;
  readonly shift: Float64Array;
}

const name = "minMaxScale";

/**
 * Stretches every feature so that its known training values fill `low` … `high`. Missing values stay missing. A feature
 * that is constant there becomes `low` and is only shifted; one without a known training value is left as it is. Both are
 * counted in a warning. The result is dense.
 */
export const minMaxScale = assayStep<MinMaxScaleOptions, MinMaxScaleLearnt>({
  name,
  source: { paper: "Pedregosa et al. 2011", reference: "scikit-learn 1.9.1, preprocessing.MinMaxScaler" },
  defaults: { assay: "", low: 0, high: 1, clip: false },
  check({ low, high }) {
    const any = () => true;
    requireNumber(name, "low", low, any, "a finite number is expected", "Use 0.");
    requireNumber(name, "high", high, any, "a finite number is expected", "Use 1.");
    requireOption(low < high, name, `Option "low" (${low}) is not below "high" (${high}).`, "Use 0 and 1.");
  },
  fit(train, { low, high }, ctx) {
    const { rows, columns, values } = toDense(train.assay.values);
    const smallest = new Float64Array(columns).fill(Infinity);
    const largest = new Float64Array(columns).fill(-Infinity);
    for (let i = 0, at = 0; i < rows; i++)
      for (let j = 0; j < columns; j++, at++) {
        const value = values[at]!;
        if (!Number.isFinite(value)) continue;
        if (value < smallest[j]!) smallest[j] = value;
        if (value > largest[j]!) largest[j] = value;
      }
    const factor = new Float64Array(columns).fill(1);
    const shift = new Float64Array(columns);
    let [constant, unknown] = [0, 0];
    for (let j = 0; j < columns; j++) {
      if (smallest[j] === Infinity) unknown++;
      else {
        const range = largest[j]! - smallest[j]!;
        if (range === 0) constant++;
        factor[j] = (high - low) / (range || 1);
        shift[j] = low - smallest[j]! * factor[j]!;
      }
    }
    warnAboutFlat(name, { constant, unknown, of: columns }, ctx);
    return { factor, shift };
  },
  apply({ assay }, { factor, shift }, { low, high, clip }) {
    const scaled = (value: number, _row: number, j: number) => value * factor[j]! + shift[j]!;
    const values = mapDense(toDense(assay.values), (value, row, j) =>
      clip ? Math.max(low, Math.min(high, scaled(value, row, j))) : scaled(value, row, j),
    );
    return { ...assay, values };
  },
});
