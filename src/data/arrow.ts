import type { Table } from "apache-arrow";
import { cohortToArrow } from "./arrow-cohort.js";
import type { Assay } from "./assay.js";
import { tableOf } from "./table.js";

export { cohortFromArrow, cohortToArrow } from "./arrow-cohort.js";
export { valuesFromArrow, valuesToArrow } from "./arrow-values.js";

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
