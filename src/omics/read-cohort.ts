import { basename } from "node:path";
import { assayPresence, describePresence } from "../data/assay-presence.js";
import { type Cohort, type Roles, sampleNames } from "../data/cohort.js";
import { columnNames, type Table, withColumn } from "../data/table.js";
import { OmixelError, unknownName } from "../errors.js";
import { readAnnotations } from "../io/annotations.js";
import type { ReadWatch } from "../io/open-bytes.js";
import { simulateCohort } from "../simulate/simulate-cohort.js";
import { joinAnnotations } from "./join-annotations.js";
import type { SamplesOptions } from "./options.js";
import { type PlanJson, stepOf, type TableFile } from "./plan.js";
import { readAssays, readTableFile } from "./read-assays.js";

/** A cohort as the files have it, and what the user should know of it. */
export interface ReadCohort {
  readonly cohort: Cohort;
  /** File name, or "simulated cohort". */
  readonly source: string;
  /** Samples left out for want of a label. */
  readonly unlabelled: number;
  readonly warnings: readonly string[];
}

/**
 * Phase 1: the table or tables and their annotations become one cohort, joined by sample name.
 *
 * @param inBlocks assays whose values come in blocks: their samples and features
 */
export async function readCohort(
  plan: PlanJson,
  memory: Cohort | undefined,
  options: ReadWatch,
  inBlocks: Readonly<Record<string, Cohort>> = {},
): Promise<ReadCohort> {
  const samples = stepOf(plan, "samples")?.options as (SamplesOptions & { file?: string }) | undefined;
  const { source } = plan;
  if ("memory" in source) {
    if (!memory)
      throw new OmixelError(
        "InvalidOption",
        "The plan was made on a cohort in memory, which is not part of it.",
        'Make it on a file: omics("table.tsv").',
      );
    const warnings = describePresence(assayPresence(memory));
    return { cohort: withRoles(memory, samples), source: source.memory, unlabelled: 0, warnings };
  }
  if ("simulate" in source) {
    const cohort = simulateCohort({ seed: plan.seed, ...source.simulate });
    return { cohort: withRoles(cohort, samples), source: "simulated cohort", unlabelled: 0, warnings: [] };
  }
  const tables =
    "assays" in source
      ? await readAssays(source.assays, options, inBlocks)
      : { cohort: await readTableFile(source, options), warnings: [] };
  const order = sampleNames(tables.cohort);
  const annotated = samples?.file
    ? joinAnnotations(tables.cohort, await annotationsOf(samples.file, samples, order, options.signal), {
        ...samples,
        file: samples.file,
      })
    : { cohort: tables.cohort, unlabelled: 0, warnings: [] };
  const presence = describePresence(assayPresence(annotated.cohort));
  return {
    cohort: withRoles(annotated.cohort, samples),
    source: describeSource(source),
    unlabelled: annotated.unlabelled,
    warnings: [...tables.warnings, ...annotated.warnings, ...presence],
  };
}

function describeSource(source: TableFile | { readonly assays: Readonly<Record<string, TableFile>> }): string {
  if ("file" in source) return basename(source.file);
  return Object.entries(source.assays)
    .map(([name, { file }]) => `${name} (${basename(file)})`)
    .join(", ");
}

/** The annotations that `.samples` names. */
export function annotationsOf(
  file: string,
  { sample, sheet }: SamplesOptions,
  order: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Table> {
  return readAnnotations(file, { sample, sheet, order, signal });
}

/**
 * The part that each column of the sample table plays. A cohort in memory keeps the roles that are not told anew.
 *
 * @throws UnknownName, InvalidOption
 */
export function withRoles(cohort: Cohort, options: SamplesOptions | undefined): Cohort {
  if (!options) return cohort;
  const columns = columnNames(cohort.samples).filter((name) => name !== "sample");
  const require = (name: string, role: string) => {
    if (!columns.includes(name)) throw unknownName(`${role} column`, name, columns, { step: "samples" });
    return name;
  };
  const roles: { label?: string; group?: string } = { ...cohort.roles };
  if (options.label) roles.label = require(options.label, "label");
  else if (roles.label) require(roles.label, "label");
  else if (columns.length === 1) roles.label = columns[0]!;
  else if (columns.length > 1)
    throw new OmixelError(
      "InvalidOption",
      `The samples have ${columns.length} columns and none was chosen as label.`,
      `Name one with { label: … }: ${columns.join(", ")}.`,
      { step: "samples" },
    );
  if (options.group) roles.group = require(options.group, "group");
  if (!options.groupPattern) return { ...cohort, roles: roles satisfies Roles };
  const pattern = new RegExp(options.groupPattern);
  const groups = sampleNames(cohort).map((name) => pattern.exec(name)?.[1] ?? name);
  // A column that is there, maybe the label, keeps its name and its values.
  let group = "group";
  while (columns.includes(group)) group += " of the name";
  return { ...cohort, samples: withColumn(cohort.samples, group, groups), roles: { ...roles, group } };
}
