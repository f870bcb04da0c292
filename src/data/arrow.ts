import type { Table } from "apache-arrow";
import { cohortToArrow } from "./arrow-cohort.js";
import { arrowTable } from "./arrow-file.js";
import { tensorColumn } from "./arrow-tensor.js";
import type { Assay } from "./assay.js";
import type { Dense } from "./dense.js";
import { tableOf } from "./table.js";

export { cohortFromArrow, cohortToArrow } from "./arrow-cohort.js";
export { valuesFromArrow, valuesToArrow } from "./arrow-values.js";

/** A matrix as an Arrow table of one tensor column, one row a sample. The buffer is wrapped, not copied. */
export function denseToTable(name: string, matrix: Dense): Table {
  return arrowTable([tensorColumn(name, matrix.values, [matrix.columns], matrix.rows)], matrix.rows, "tensor");
}

/**
 * One assay as an Arrow IPC file, in the form of `cohortToArrow`.
 *
 * @param samples the table of its samples; default: samples named by their numbers from 1 on
 */
export function assayToArrow(assay: Assay, samples: Table = numbered(assay.values.rows)): Uint8Array {
  return cohortToArrow({ samples, roles: {}, assays: { [assay.name]: assay } });
}

function numbered(rows: number): Table {
  return tableOf({ sample: Array.from({ length: rows }, (_, i) => String(i + 1)) });
}
