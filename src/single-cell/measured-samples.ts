import type { Assay } from "../data/assay.js";
import { assayOf, type Cohort } from "../data/cohort.js";
import { type Matrix, matrixRows } from "../data/matrix.js";
import { OmixelError } from "../errors.js";

/** The samples on which an assay was measured. */
export interface MeasuredSamples {
  readonly assay: Assay;
  /** Rows of the cohort. */
  readonly rows: Uint32Array;
  /** Their values. */
  readonly values: Matrix;
}

/**
 * @param name of the assay; "" = the only one
 * @throws UnknownName, InvalidOption; UnsuitableData where it was measured on fewer than two samples
 */
export function measuredSamples(step: string, cohort: Cohort, name: string): MeasuredSamples {
  const assay = assayOf(cohort, name);
  const rows = Uint32Array.from(assay.measured.keys()).filter((row) => assay.measured[row] === 1);
  if (rows.length < 2)
    throw new OmixelError(
      "UnsuitableData",
      `Assay "${assay.name}" was measured on ${rows.length === 1 ? "one sample" : "no sample"}, and two are needed.`,
      "Check the filters before this step.",
      { step },
    );
  return { assay, rows, values: rows.length === assay.measured.length ? assay.values : matrixRows(assay.values, rows) };
}
