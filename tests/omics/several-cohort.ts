import type { Assay } from "../../src/data/assay.js";
import type { Cohort } from "../../src/data/cohort.js";
import { denseColumns } from "../../src/data/dense.js";
import { toDense } from "../../src/data/matrix.js";
import { tableOf } from "../../src/data/table.js";
import { smallCohort } from "./small-cohort.js";

/**
 * Thirty samples of two classes with assays "rna" (g0 … g13) and "mirna" (g12 … g23, so that two names occur in both).
 *
 * @param without samples, by number, on which an assay was not measured
 * @param garbage what stands in their rows
 */
export function severalCohort(without: Readonly<Record<string, readonly number[]>> = {}, garbage = NaN): Cohort {
  const cohort = smallCohort({ samples: 30, features: 26, classes: 2 });
  const whole = toDense(cohort.assays.table!.values);
  const assay = (name: string, columns: number[], names: string[]): Assay => {
    const values = denseColumns(whole, columns);
    for (const row of without[name] ?? [])
      values.values.fill(garbage, row * columns.length, (row + 1) * columns.length);
    const measured = new Uint8Array(30).fill(1);
    for (const row of without[name] ?? []) measured[row] = 0;
    return { name, values, features: tableOf({ feature: names }), measured };
  };
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  const assays = [
    assay("rna", range(0, 14), range(0, 14).map((j) => `g${j}`)), // prettier-ignore
    assay("mirna", range(14, 26), range(12, 24).map((j) => `g${j}`)), // prettier-ignore
  ];
  return { ...cohort, assays: Object.fromEntries(assays.map((each) => [each.name, each])) };
}
