import { type Assay, assayFeatures, featureNames } from "../data/assay.js";
import { type Cohort, cohortSamples, sampleCount, sampleNames } from "../data/cohort.js";
import type { JoinedCohort } from "../data/join-cohorts.js";
import { toDense } from "../data/matrix.js";
import { columnNames, mergeColumns, takeRows, texts, withColumn } from "../data/table.js";
import { firstFive, OmixelError } from "../errors.js";
import type { AssayProfile } from "./align-assay.js";
import type { SamplesOptions } from "./options.js";
import { type PlanJson, stepOf, type TableFile } from "./plan.js";
import { readAssays, readTableFile } from "./read-assays.js";
import { annotationsOf } from "./read-cohort.js";

/** Where new samples come from: the path of a table; a path for each assay of a study of several; or a cohort. */
export type PredictSource = string | Readonly<Record<string, string>> | Cohort;

/** A table of what is known of new samples beside the measurements: a path, or how to read it. */
export type SampleTable = string | (Pick<SamplesOptions, "sample" | "sheet" | "unmatched"> & { readonly file: string });

/** The samples of one or several tables, read as the study's own were. */
export async function readNewSamples(
  { source }: PlanJson,
  given: string | Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<JoinedCohort> {
  const options = { signal };
  if (typeof given === "string") {
    const settings = "file" in source ? source : { features: "auto" as const, duplicates: "error" as const };
    return { cohort: await readTableFile(newTable(settings, given), options), warnings: [] };
  }
  const known: Readonly<Partial<Record<string, TableFile>>> = "assays" in source ? source.assays : {};
  const tables = Object.entries(given).map(([name, file]): [string, TableFile] => [
    name,
    newTable(known[name] ?? { features: "auto", duplicates: "error" }, file),
  ]);
  return readAssays(Object.fromEntries(tables), options);
}

/**
 * New samples with the columns that are known of them. Names of samples and sheets are looked for as in the study's own table,
 * where nothing else is told. Lines of other samples are left out, since the table may be one of all patients.
 *
 * @throws what reading throws; LabelMismatch where samples have no line, unless `unmatched` is "drop"
 */
export async function joinSampleTable(
  cohort: Cohort,
  plan: PlanJson,
  given: SampleTable,
  signal?: AbortSignal,
): Promise<JoinedCohort> {
  const { sample, sheet } = (stepOf(plan, "samples")?.options ?? {}) as SamplesOptions;
  const told = typeof given === "string" ? { file: given } : given;
  const options: Exclude<SampleTable, string> = { ...(sample ? { sample } : {}), ...(sheet ? { sheet } : {}), ...told };
  const names = sampleNames(cohort);
  const table = await annotationsOf(options.file, options, names, signal);
  const lines = new Map(texts(table, "sample").map((name, row) => [name, row]));
  const without = names.filter((name) => !lines.has(name));
  const untold = `${without.length} of ${names.length} new samples have no line in the sample table (${firstFive(without)})`;
  if (without.length > 0 && (options.unmatched !== "drop" || without.length === names.length))
    throw new OmixelError(
      "LabelMismatch",
      `${untold}.`,
      'Make the names equal, add lines with empty cells where nothing is known, or leave these samples out with { unmatched: "drop" }.',
      { file: options.file, step: "predict" },
    );
  const rows = Int32Array.from(names.keys()).filter((row) => lines.has(names[row]!));
  const kept = without.length > 0 ? cohortSamples(cohort, rows) : cohort;
  const found = takeRows(
    table,
    Array.from(rows, (row) => lines.get(names[row]!)!),
  );
  const others = table.numRows - rows.length;
  return {
    cohort: { ...kept, samples: mergeColumns(kept.samples, found) },
    warnings: [
      ...(without.length > 0 ? [`${untold}; they are left out.`] : []),
      ...(others > 0
        ? [`${others} of ${table.numRows} lines of the sample table name no new sample; they are not used.`]
        : []),
    ],
  };
}

/**
 * New samples with the columns that a plan fuses with its assays. One that stands beside the measurements, and is no feature
 * of the study, is taken from there.
 *
 * @param asked whether a table of the samples was given: then all columns are expected
 * @returns also a line to tell where none of the columns is known, so that they count as not measured
 * @throws UnsuitableData where some of the columns are missing, listing them
 */
export function withClinicalColumns(
  cohort: Cohort,
  plan: PlanJson,
  profiles: readonly AssayProfile[],
  asked: boolean,
): JoinedCohort {
  const wanted = (stepOf(plan, "fuse")?.options.samples ?? []) as readonly string[];
  const found = wanted.reduce((own, name) => withColumnOf(own, name, profiles), cohort);
  const there = columnNames(found.samples);
  const missing = wanted.filter((name) => !there.includes(name));
  if (missing.length === 0) return { cohort: found, warnings: [] };
  const listed = missing.length > 5 ? firstFive(missing) : missing.map((name) => `"${name}"`).join(", ");
  if (asked || missing.length < wanted.length)
    throw new OmixelError(
      "UnsuitableData",
      `The study learnt from ${wanted.length} columns of the samples, and the new samples lack ${missing.length}: ${listed}. They have: ${there.filter((name) => name !== "sample").join(", ") || "none"}.`,
      "Name the columns as in the study's table; where a value is not known, leave its cell empty.",
      { step: "predict" },
    );
  return {
    cohort: found,
    warnings: [
      `Nothing is known of ${listed}, from which the study learnt, so they count as not measured. Give a table of the samples: predict(…, { samples: "clinical.tsv" }), --samples.`,
    ],
  };
}

/** The cohort with a column of numbers that stood among the measurements beside the samples instead. */
function withColumnOf(cohort: Cohort, name: string, profiles: readonly AssayProfile[]): Cohort {
  const isFeature = profiles.some(({ features }) => features.includes(name));
  if (isFeature || columnNames(cohort.samples).includes(name)) return cohort;
  const holder = Object.values(cohort.assays).find((assay) => featureNames(assay).includes(name));
  if (!holder) return cohort;
  const at = featureNames(holder).indexOf(name);
  const { values, columns } = toDense(holder.values);
  const cells = Array.from({ length: sampleCount(cohort) }, (_, i) => {
    const value = values[i * columns + at]!;
    return holder.measured[i] === 1 && !Number.isNaN(value) ? value : null;
  });
  const others = [...featureNames(holder).keys()].filter((j) => j !== at);
  const assay: Assay = assayFeatures(holder, others);
  const assays = Object.entries(cohort.assays).map(([key, own]) => [key, own === holder ? assay : own] as const);
  return { ...cohort, samples: withColumn(cohort.samples, name, cells), assays: Object.fromEntries(assays) };
}

/**
 * New samples are read as the study's were, but for what belongs to that one file: its checksum, and columns of the
 * samples such as a survival time, which new patients have not. They are no features, so nothing misses them.
 */
function newTable(
  { sha256: _sum, sampleColumns: _columns, ...settings }: Omit<TableFile, "file">,
  file: string,
): TableFile {
  return { ...settings, file };
}
