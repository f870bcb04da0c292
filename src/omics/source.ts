import type { Cohort } from "../data/cohort.js";
import { OmixelError } from "../errors.js";
import { readDefaults, type ReadSettings } from "../io/read-settings.js";
import { checkAssayNames } from "../modalities/feature-identity.js";
import { mergeOptions } from "../registry.js";
import type { SamplesOptions } from "./options.js";
import type { Source, TableFile } from "./plan.js";

/** How a table is read. */
export type TableOptions = Partial<ReadSettings>;

/** How a plan starts. */
export interface StartOptions extends TableOptions {
  /** Seed of everything random. Default 1. */
  readonly seed?: number;
  /** Annotation table, as `.samples(file)` takes it; with `file` among them, all options of `.samples`. Default: none. */
  readonly samples?: string | (SamplesOptions & { readonly file: string });
}

/** The tables of several assays: a path each, or a path with how to read it where that differs from the others. */
export type AssayFiles<Assays extends string = string> = Readonly<
  Record<Assays, string | (TableOptions & { readonly file: string })>
>;

/**
 * What a plan records of the data it starts on.
 *
 * @throws InvalidOption, UnknownName for options that there are not
 */
export function sourceOf(given: string | Cohort | AssayFiles, options: TableOptions): Source {
  if (typeof given === "string") return tableFile({ ...options, file: given });
  if (isCohort(given)) return { memory: `${given.samples.numRows} samples` };
  checkAssayNames(Object.keys(given));
  const assays = Object.entries(given).map(([name, table]): [string, TableFile] => {
    if (typeof table === "string") return [name, tableFile({ ...options, file: table })];
    if (typeof table === "object" && typeof table.file === "string") return [name, tableFile({ ...options, ...table })];
    throw new OmixelError(
      "InvalidOption",
      `Assay "${name}" is ${JSON.stringify(table)}, but a path is expected.`,
      'Write { rna: "rna.tsv" }, or { rna: { file: "rna.tsv", features: "rows" } }.',
      { step: "omics" },
    );
  });
  return { assays: Object.freeze(Object.fromEntries(assays)) };
}

/** Name of the only assay of a table that is read from a file. */
export const onlyAssay = "table";

/** Name of the assay that `simulateCohort` makes. */
const simulatedAssay = "rna";

/** Names of the assays that a plan starts on; undefined where the plan is read back and its cohort is elsewhere. */
export function assayNamesOf(source: Source, memory?: Cohort): readonly string[] | undefined {
  if ("assays" in source) return Object.keys(source.assays);
  if ("file" in source) return [onlyAssay];
  if ("simulate" in source) return [simulatedAssay];
  return memory && Object.keys(memory.assays);
}

/** Whether it is a cohort and not the files of assays. */
export function isCohort(value: object): value is Cohort {
  const { samples, assays } = value as Partial<Cohort>;
  return typeof samples === "object" && typeof samples.numRows === "number" && typeof assays === "object";
}

function tableFile({ file, ...options }: TableOptions & { readonly file: string }): TableFile {
  const { features, duplicates, ...more } = mergeOptions<ReadSettings>("omics", readDefaults, options);
  const asked = Object.fromEntries(
    Object.entries(more).filter(([, value]) => value !== false && (value as string).length !== 0),
  );
  return Object.freeze({ file, features, duplicates, ...asked });
}
