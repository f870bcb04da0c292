import { basename } from "node:path";
import type { Assay } from "../data/assay.js";
import { type Cohort, cohortSamples, type Roles, sampleNames } from "../data/cohort.js";
import { columnNames, type Table, tableOf, takeRows, texts, withColumn } from "../data/table.js";
import { firstFive, OmixelError, unknownName } from "../errors.js";
import { readAnnotations } from "../io/annotations.js";
import { type RawTable, readTable } from "../io/read-assay.js";
import { simulateCohort } from "../simulate/simulate-cohort.js";
import type { SamplesOptions } from "./options.js";
import { type PlanJson, stepOf } from "./plan.js";

/** A cohort as the files have it, and what the user should know of it. */
export interface ReadCohort {
  readonly cohort: Cohort;
  /** File name, or "simulated cohort". */
  readonly source: string;
  /** Samples left out for want of a label. */
  readonly unlabelled: number;
  readonly warnings: readonly string[];
}

interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Called with bytes read and bytes in all. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** Phase 1: the table and its annotations become one cohort, joined by sample name. */
export async function readCohort(
  plan: PlanJson,
  memory: Cohort | undefined,
  options: ReadOptions,
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
    return { cohort: withRoles(memory, samples), source: source.memory, unlabelled: 0, warnings: [] };
  }
  if ("simulate" in source) {
    const cohort = simulateCohort({ seed: plan.seed, ...source.simulate });
    return { cohort: withRoles(cohort, samples), source: "simulated cohort", unlabelled: 0, warnings: [] };
  }
  const { features, duplicates } = source;
  const raw = await readTable(source.file, { features, duplicates, ...options });
  const cohort = cohortOf(raw);
  if (!samples) return { cohort, source: basename(source.file), unlabelled: 0, warnings: [] };
  const joined = samples.file
    ? join(cohort, await annotationsOf(samples.file, samples, sampleNames(cohort), options.signal), samples)
    : { cohort, unlabelled: 0, warnings: [] };
  return { ...joined, cohort: withRoles(joined.cohort, samples), source: basename(source.file) };
}

function annotationsOf(
  file: string,
  { sample, sheet }: SamplesOptions,
  order: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Table> {
  return readAnnotations(file, { sample, sheet, order, signal });
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
  const samples = raw.annotations ? merge(own, raw.annotations) : own;
  return { samples, roles: {}, assays: { table: assay } };
}

function merge(left: Table, right: Table): Table {
  return columnNames(right)
    .filter((name) => name !== "sample")
    .reduce((table, name) => withColumn(table, name, texts(right, name)), left);
}

/** Annotations beside the samples of the table, in the table's order. */
function join(cohort: Cohort, annotations: Table, { file, unmatched = "error" }: SamplesOptions & { file?: string }) {
  const names = sampleNames(cohort);
  const annotated = new Map(texts(annotations, "sample").map((name, row) => [name, row]));
  const known = new Set(names);
  const without = names.filter((name) => !annotated.has(name));
  const unknown = [...annotated.keys()].filter((name) => !known.has(name));
  const warnings: string[] = [];
  if (without.length + unknown.length > 0) {
    const what = [
      without.length > 0 ? `${without.length} samples of the table have no label (${firstFive(without)})` : "",
      unknown.length > 0 ? `${unknown.length} labelled samples are not in the table (${firstFive(unknown)})` : "",
    ].filter(Boolean);
    if (unmatched === "error" || without.length === names.length)
      throw new OmixelError(
        "LabelMismatch",
        `${what.join("; ")}.`,
        'Make the names equal, or keep only samples in both with { unmatched: "drop" }.',
        file ? { file } : {},
      );
    warnings.push(`${what.join("; ")}; they are left out.`);
  }
  const rows = Int32Array.from(names.keys()).filter((row) => annotated.has(names[row]!));
  const kept = cohortSamples(cohort, rows);
  const labels = takeRows(
    annotations,
    Array.from(rows, (row) => annotated.get(names[row]!)!),
  );
  return { cohort: { ...kept, samples: merge(kept.samples, labels) }, unlabelled: without.length, warnings };
}

function withRoles(cohort: Cohort, options: SamplesOptions | undefined): Cohort {
  if (!options) return cohort;
  const columns = columnNames(cohort.samples).filter((name) => name !== "sample");
  const require = (name: string, role: string) => {
    if (!columns.includes(name)) throw unknownName(`${role} column`, name, columns, { step: "samples" });
    return name;
  };
  const roles: { label?: string; group?: string } = {};
  if (options.label) roles.label = require(options.label, "label");
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
  return { ...cohort, samples: withColumn(cohort.samples, "group", groups), roles: { ...roles, group: "group" } };
}
