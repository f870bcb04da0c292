import { type Assay, featureNames } from "../data/assay.js";
import { type Cohort, sampleNames } from "../data/cohort.js";
import { joinCohorts, type JoinedCohort, type NamedCohort } from "../data/join-cohorts.js";
import { mergeColumns, tableOf } from "../data/table.js";
import { isOmixelError } from "../errors.js";
import { nameFeatures } from "../io/feature-names.js";
import type { ReadWatch } from "../io/open-bytes.js";
import type { RawTable } from "../io/raw-table.js";
import { readMeasurements, readTable } from "../io/read-assay.js";
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
  const read = async (name: string, table: TableFile): Promise<NamedCohort> => {
    try {
      return { name, cohort: await readTableFile(table, options) };
    } catch (error) {
      throw isOmixelError(error) ? error.at({ step: `assay ${name}` }) : error;
    }
  };
  const parts: NamedCohort[] = [];
  for (const [name, table] of Object.entries(tables)) parts.push(await read(name, table));
  const turned: string[] = [];
  for (const [p, { name }] of parts.entries()) {
    if (tables[name]!.features !== "auto" || !liesOnItsSide(parts, p)) continue;
    for (const features of ["rows", "columns"] as const) {
      const part = await read(name, { ...tables[name]!, features });
      if (liesOnItsSide([...parts.slice(0, p), part, ...parts.slice(p + 1)], p)) continue;
      parts[p] = part;
      turned.push(`Assay "${name}": features are taken for its ${features}, since the others name its samples.`);
      break;
    }
  }
  const joined = joinCohorts(parts);
  return { ...joined, warnings: [...turned, ...joined.warnings] };
}

/** Whether a table's features, and not its samples, are samples of the other tables. */
function liesOnItsSide(parts: readonly NamedCohort[], index: number): boolean {
  const others = new Set(parts.flatMap(({ cohort }, q) => (q === index ? [] : sampleNames(cohort))));
  const { cohort } = parts[index]!;
  const [assay] = Object.values(cohort.assays) as [Assay];
  return !sampleNames(cohort).some((name) => others.has(name)) && featureNames(assay).some((name) => others.has(name));
}

/** A table on the disk as a cohort of one assay. */
export async function readTableFile(table: TableFile, options: ReadWatch = {}): Promise<Cohort> {
  const { file, featureNames, ...how } = table;
  if (featureNames)
    return cohortOf(await nameFeatures(await readTable(file, { ...how, ...options }), featureNames, options));
  const content = await readMeasurements(file, { ...how, ...options });
  return content.kind === "table" ? cohortOf(content.table) : withTable(content.cohort);
}

/** A cohort of one assay that a file brought, named as that of any other file. */
function withTable({ samples, roles, assays }: Cohort): Cohort {
  const [assay] = Object.values(assays) as [Assay];
  return { samples, roles, assays: { table: { ...assay, name: "table" } } };
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
