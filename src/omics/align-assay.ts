import { type Assay, featureNames } from "../data/assay.js";
import { dense } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { tableOf } from "../data/table.js";
import { firstFive, OmixelError } from "../errors.js";

/** What new samples are brought to: the features of an assay of the study, in the order that its steps expect. */
export interface AssayProfile {
  /** Name of the assay; "" in runs of older versions, which had one. */
  readonly name: string;
  readonly features: readonly string[];
  /** Median of each feature over the samples on which it was measured: stands in where a new table lacks it. */
  readonly typical: Float32Array;
}

/** An assay in the study's features, and what did not fit. */
export interface AlignedAssay {
  readonly assay: Assay;
  /** Features that the study does not know; they are dropped. */
  readonly unknown: readonly string[];
  /** Features that the table lacks; the study's median stands in. */
  readonly missing: readonly string[];
}

/** A new table that lacks more than this share of the study's features is not of the same kind. */
const MOST_MISSING = 0.5;

/**
 * The assay of new samples with exactly the study's features, in its order. What was not measured stays so.
 *
 * @param file named in errors
 * @throws UnsuitableData if most of the study's features are missing
 */
export function alignAssay({ name, features, typical }: AssayProfile, assay: Assay, file?: string): AlignedAssay {
  const names = featureNames(assay);
  const column = new Map(names.map((feature, index) => [feature, index]));
  const known = new Set(features);
  const missing = features.filter((feature) => !column.has(feature));
  const unknown = names.filter((feature) => !known.has(feature));
  if (missing.length > MOST_MISSING * features.length)
    throw new OmixelError(
      "UnsuitableData",
      `${missing.length} of the study's ${features.length} features are not in the new table (${firstFive(missing)}).`,
      "Check that it uses the same kind of feature names, and that features and samples are not mistaken for each other.",
      file ? { file } : {},
    );
  const values = toDense(assay.values);
  const out = dense(values.rows, features.length);
  for (const [j, feature] of features.entries()) {
    const from = column.get(feature);
    for (let i = 0; i < values.rows; i++) {
      const value = from === undefined ? typical[j]! : values.values[i * values.columns + from]!;
      out.values[i * out.columns + j] = assay.measured[i] === 1 ? value : NaN;
    }
  }
  const aligned = { ...assay, name: name || assay.name, values: out, features: tableOf({ feature: [...features] }) };
  return { assay: aligned, unknown, missing };
}

/** The assay on samples of which none has it. */
export function unmeasuredAssay({ name, features }: AssayProfile, samples: number): Assay {
  return {
    name,
    values: dense(samples, features.length, new Float32Array(samples * features.length).fill(NaN)),
    features: tableOf({ feature: [...features] }),
    measured: new Uint8Array(samples),
  };
}
