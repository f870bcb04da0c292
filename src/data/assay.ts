import { type Matrix, matrixColumns, matrixRows } from "./matrix.js";
import { type Table, takeRows, texts } from "./table.js";

/** One kind of measurement of a cohort: values, one row a sample, one column a feature. */
export interface Assay {
  /** "rna", "methylation" … unique in its cohort. */
  readonly name: string;
  readonly values: Matrix;
  /** One row a feature; column `feature` holds unique names, others what is known: `chromosome`, `start`, `pathway` … */
  readonly features: Table;
  /** One byte a sample, 1 = measured: a missing modality is a fact, not a row of zeros. */
  readonly measured: Uint8Array;
}

/** Names of the features, one a column of `values`. */
export function featureNames(assay: Assay): string[] {
  return texts(assay.features, "feature");
}

/** The assay of some samples, in the given order. */
export function assaySamples(assay: Assay, rows: ArrayLike<number>): Assay {
  return {
    ...assay,
    values: matrixRows(assay.values, rows),
    measured: Uint8Array.from({ length: rows.length }, (_, i) => assay.measured[rows[i]!]!),
  };
}

/** The assay with some features, in the given order. */
export function assayFeatures(assay: Assay, columns: ArrayLike<number>): Assay {
  return { ...assay, values: matrixColumns(assay.values, columns), features: takeRows(assay.features, columns) };
}
