import { featureNames } from "../data/assay.js";
import { assayOf, type Cohort, sampleCount, sampleNames } from "../data/cohort.js";
import { type Dense, dense, denseColumns, denseRows } from "../data/dense.js";
import type { Images } from "../data/images.js";
import type { Layout } from "../data/layout.js";
import { toDense } from "../data/matrix.js";
import { knownOfColumn } from "../math/entries.js";
import { median } from "../math/statistics.js";
import { identityOf } from "../modalities/feature-identity.js";
import type { AssayProfile } from "./align-assay.js";
import { type PlanJson, stepOf } from "./plan.js";
import { assaysNamed } from "./scope.js";
import type { Setting } from "./tune/candidates.js";

/** What new patients need, learnt from all samples, and the pictures of these. */
export interface FinalModel {
  readonly samples: readonly string[];
  /** What the tables of new samples are brought to, one entry an assay. */
  readonly assays: readonly AssayProfile[];
  /** States of the pipeline's steps, in order. */
  readonly steps: readonly unknown[];
  readonly classifier: unknown;
  /** What all samples chose, where the plan tunes. */
  readonly setting?: Setting;
  readonly images: Images;
  /** The prepared table before the encoder, samples × features of the images' layout. */
  readonly expression: Dense;
}

/** What of a final model is known from the samples alone. */
export function describeSamples(samples: Cohort): Pick<FinalModel, "samples" | "assays"> {
  return {
    samples: sampleNames(samples),
    assays: Object.values(samples.assays).map((assay) => {
      const values = toDense(assay.values);
      const measured = [...assay.measured.keys()].filter((row) => assay.measured[row] === 1);
      const known = measured.length === values.rows ? values : denseRows(values, measured);
      const typical = Float32Array.from({ length: values.columns }, (_, j) => median(knownOfColumn(known, j)));
      return { name: assay.name, features: featureNames(assay), typical };
    }),
  };
}

/**
 * The table that was drawn, before it was normalised to brightness, in the order of the layout.
 *
 * @param prepared the samples as the last step leaves them: an encoder adds images and keeps the table
 * @param several whether the layout names features with their assay
 * @returns no copy where the table has the layout's features in its order
 */
export function drawnTable(plan: PlanJson, prepared: Cohort, { features }: Layout, several: boolean): Dense {
  if (several) return columnsOf(prepared, features);
  const [named] = [stepOf(plan, "encode"), stepOf(plan, "classify")].flatMap(assaysNamed);
  const assay = assayOf(prepared, named);
  const names = featureNames(assay);
  const values = toDense(assay.values);
  if (names.length === features.length && names.every((name, j) => name === features[j])) return values;
  const column = new Map(names.map((name, j) => [name, j]));
  const columns = features.map((name) => column.get(name) ?? -1);
  if (columns.includes(-1)) throw new RangeError(`The table lacks ${features[columns.indexOf(-1)]}, which was drawn`);
  return denseColumns(values, columns);
}

/** Columns of several assays, by the features' full names; NaN where an assay was not measured. */
function columnsOf(cohort: Cohort, features: readonly string[]): Dense {
  const out = dense(sampleCount(cohort), features.length);
  const place = new Map(features.map((feature, j) => [feature, j]));
  for (const assay of Object.values(cohort.assays)) {
    const values = toDense(assay.values);
    for (const [column, feature] of featureNames(assay).entries()) {
      const to = place.get(identityOf(assay.name, feature));
      if (to === undefined) continue;
      for (let row = 0; row < out.rows; row++)
        out.values[row * out.columns + to] =
          assay.measured[row] === 1 ? values.values[row * values.columns + column]! : NaN;
    }
  }
  return out;
}
