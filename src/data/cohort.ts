import { OmixelError, unknownName } from "../errors.js";
import { type Assay, assaySamples } from "./assay.js";
import { type Images, imageRows } from "./images.js";
import { type Table, takeRows, texts } from "./table.js";

/** Which column of the sample table plays which part. */
export interface Roles {
  /** Column that a classifier predicts. */
  readonly label?: string;
  /** Column whose equal values never straddle folds (patient, donor). */
  readonly group?: string;
  /** Column that says "yes" of samples that were made, not measured: they are learnt from, and nothing is judged by them. */
  readonly synthetic?: string;
}

/** Samples with everything that was measured on them. Rows of all parts are in the same order. */
export interface Cohort {
  /** One row a sample; column `sample` holds unique names, others labels, groups, batch, clinical values. */
  readonly samples: Table;
  readonly roles: Roles;
  readonly assays: Readonly<Record<string, Assay>>;
  /** What an encoder drew, one image a sample. */
  readonly images?: Images;
}

export function sampleCount(cohort: Cohort): number {
  return cohort.samples.numRows;
}

/** Features of all assays. */
export function featureCount(cohort: Cohort): number {
  return Object.values(cohort.assays).reduce((sum, { values }) => sum + values.columns, 0);
}

export function sampleNames(cohort: Cohort): string[] {
  return texts(cohort.samples, "sample");
}

/** Labels of all samples, in order. @throws UnsuitableData if no label column is chosen */
export function labelsOf(cohort: Cohort): string[] {
  if (!cohort.roles.label)
    throw new OmixelError(
      "UnsuitableData",
      "The samples have no labels.",
      'Name them with .samples("annotations.tsv", { label: "column" }).',
    );
  return texts(cohort.samples, cohort.roles.label);
}

/** Groups of all samples, or undefined where no group is known. */
export function groupsOf(cohort: Cohort): string[] | undefined {
  return cohort.roles.group ? texts(cohort.samples, cohort.roles.group) : undefined;
}

/**
 * The assay of that name; without a name, the only one.
 *
 * @throws UnknownName with the assays that exist; InvalidOption when there are several and none was named
 */
export function assayOf(cohort: Cohort, name?: string): Assay {
  const names = Object.keys(cohort.assays);
  if (name) {
    const found = cohort.assays[name];
    if (!found) throw unknownName("assay", name, names);
    return found;
  }
  if (names.length !== 1)
    throw new OmixelError(
      "InvalidOption",
      `The cohort has ${names.length} assays (${names.join(", ")}) and none was named.`,
      `Name one: .assay("${names[0] ?? "rna"}") before a step, or { assay: "${names[0] ?? "rna"}" } among its options.`,
    );
  return cohort.assays[names[0]!]!;
}

/** The cohort with an assay added or replaced, under its own name. Images drawn from older values are dropped. */
export function withAssay(cohort: Cohort, assay: Assay): Cohort {
  const { images: _stale, ...rest } = cohort;
  return { ...rest, assays: { ...cohort.assays, [assay.name]: assay } };
}

/** Some samples, in the given order. */
export function cohortSamples(cohort: Cohort, rows: ArrayLike<number>): Cohort {
  return {
    samples: takeRows(cohort.samples, rows),
    roles: cohort.roles,
    assays: Object.fromEntries(Object.entries(cohort.assays).map(([name, assay]) => [name, assaySamples(assay, rows)])),
    ...(cohort.images ? { images: imageRows(cohort.images, rows) } : {}),
  };
}
