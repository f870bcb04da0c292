import type { Assay } from "../data/assay.js";
import type { Cohort } from "../data/cohort.js";
import { joinCohorts, type JoinedCohort } from "../data/join-cohorts.js";
import { mergeColumns, tableOf } from "../data/table.js";
import { isOmixelError } from "../errors.js";
import { nameFeatures } from "../io/feature-names.js";
import type { ReadWatch } from "../io/open-bytes.js";
import type { RawTable } from "../io/raw-table.js";
import { readTable } from "../io/read-assay.js";
import type { TableFile } from "./plan.js";

/**
 * The tables of several assays as one cohort, joined by sample name.
 *
 * @throws what reading throws, with the assay's name; UnsuitableData where nothing is in common
 */
export async function readAssays(
  tables: Readonly<Record<string, TableFile>>,
  options: ReadWatch = {},
): Promise<JoinedCohort> {
  const parts = [];
  for (const [name, table] of Object.entries(tables))
    try {
      parts.push({ name, cohort: await readTableFile(table, options) });
    } catch (error) {
      throw isOmixelError(error) ? error.at({ step: `assay ${name}` }) : error;
    }
  return joinCohorts(parts);
}

/** A table on the disk as a cohort of one assay. */
export async function readTableFile(table: TableFile, options: ReadWatch = {}): Promise<Cohort> {
  const { file, features, duplicates, featureNames } = table;
  const raw = await readTable(file, { features, duplicates, ...options });
  return cohortOf(featureNames ? await nameFeatures(raw, featureNames, options) : raw);
}

/** The only assay of a table read from a file is called "table". */
export function cohortOf(raw: RawTable): Cohort {
  const assay: Assay = {
    name: "table",
    values: raw.values,
    features: tableOf({ feature: raw.features }),
    measured: new Uint8Array(raw.samples.length).fill(1),
  };
  const own = tableOf({ sample: raw.samples });
  const samples = raw.annotations ? mergeColumns(own, raw.annotations) : own;
  return { samples, roles: {}, assays: { table: assay } };
}
