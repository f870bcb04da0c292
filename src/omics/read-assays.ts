import { type Assay, featureNames } from "../data/assay.js";
import { type Cohort, sampleCount, sampleNames } from "../data/cohort.js";
import { joinCohorts, type JoinedCohort, type NamedCohort } from "../data/join-cohorts.js";
import { mergeColumns, tableOf } from "../data/table.js";
import { isOmixelError, OmixelError } from "../errors.js";
import { UNNAMED } from "../io/delimited/side.js";
import { nameFeatures } from "../io/feature-names.js";
import type { ReadWatch } from "../io/open-bytes.js";
import type { RawTable } from "../io/raw-table.js";
import { readMeasurements, readTable } from "../io/read-assay.js";
import type { TableFile } from "./plan.js";

/**
 * The tables of several assays as one cohort, joined by sample name.
 *
 * @param inBlocks assays that are not read here, since their values come in blocks: their samples and features
 * @throws what reading throws, with the assay's name; UnsuitableData where nothing is in common
 */
export async function readAssays(
  tables: Readonly<Record<string, TableFile>>,
  options: ReadWatch = {},
  inBlocks: Readonly<Record<string, Cohort>> = {},
): Promise<JoinedCohort> {
  const read = async (name: string, table: TableFile): Promise<NamedTable> => {
    if (Object.hasOwn(inBlocks, name)) return { name, cohort: inBlocks[name]!, unnamed: false };
    try {
      return { name, ...(await readWithNotes(table, options)) };
    } catch (error) {
      throw isOmixelError(error) ? error.at({ step: `assay ${name}` }) : error;
    }
  };
  const parts: NamedTable[] = [];
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
  const placed = joinedByPlace(parts);
  const joined = joinCohorts(parts);
  return { ...joined, warnings: [...turned, ...placed, ...joined.warnings] };
}

/** An assay, and whether its file names the samples. */
interface NamedTable extends NamedCohort {
  readonly unnamed: boolean;
}

/**
 * A line where tables that name no samples are joined by place.
 *
 * @throws UnsuitableData where they have different numbers of samples, so that a place means nothing
 */
function joinedByPlace(parts: readonly NamedTable[]): string[] {
  const unnamed = parts.filter((part) => part.unnamed);
  if (unnamed.length < 2) return [];
  const counts = unnamed.map(({ cohort }) => sampleCount(cohort));
  const listed = unnamed.map(({ name }, i) => `${name} (${counts[i]!})`).join(", ");
  if (new Set(counts).size > 1)
    throw new OmixelError(
      "UnsuitableData",
      `Tables that do not name their samples have different numbers of them: ${listed}.`,
      "Give each a column of sample names: by place they cannot be joined.",
    );
  return [`Tables that do not name their samples are joined by place: ${listed}.`];
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
  return (await readWithNotes(table, options)).cohort;
}

async function readWithNotes(table: TableFile, options: ReadWatch): Promise<Omit<NamedTable, "name">> {
  const { file, featureNames, ...how } = table;
  const ofTable = (raw: RawTable) => ({
    cohort: cohortOf(raw),
    unnamed: raw.seen.notes.some((note) => note.startsWith(UNNAMED.sample)),
  });
  if (featureNames)
    return ofTable(await nameFeatures(await readTable(file, { ...how, ...options }), featureNames, options));
  const content = await readMeasurements(file, { ...how, ...options });
  if (content.kind === "table") return ofTable(content.table);
  return { cohort: withTable(content.cohort), unnamed: false };
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
