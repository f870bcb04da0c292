import { type Assay } from "../data/assay.js";
import { type Cohort, sampleCount } from "../data/cohort.js";
import { dense } from "../data/dense.js";
import { columnNames, tableOf, texts } from "../data/table.js";
import { firstFive, OmixelError, unknownName } from "../errors.js";
import { uniqueTexts } from "../io/unique-names.js";
import { requireDifferent } from "../prepare/require.js";
import { requireOption } from "../registry.js";

/** Name of the assay that is made of columns of the sample table. */
export const CLINICAL = "clinical";

/** Which columns of the sample table join the assays. */
export interface ClinicalChoice {
  /**
   * Columns of the sample table ("age", "stage") that join as one more assay, "clinical". A column of numbers is one feature; any
   * other one for each category. All become z-scores of the training samples; what is missing counts as the mean, and
   * "age unknown" says so. Default []: none.
   */
  readonly samples: readonly string[];
}

/** One feature made of a column; plain data. */
interface ClinicalFeature {
  readonly column: string;
  readonly feature: string;
  /** "number": its value; "unknown": whether it is missing; otherwise the category that it stands for. */
  readonly kind: "number" | "unknown" | "category";
  readonly category: string;
  readonly mean: number;
  readonly sd: number;
}

/** How columns become features; plain data. */
export type ClinicalState = readonly ClinicalFeature[];

/** More categories than this share of the samples are names. */
const MOST_CATEGORIES = 0.5;

/** What tables write where nothing is known. */
const UNKNOWN = /^(na|n\/a|nan|null|)$/i;

/** Raises InvalidOption unless the option is a list of different names. */
export function checkClinicalChoice(step: string, { samples }: ClinicalChoice): void {
  const remedy = 'Write { samples: ["age", "stage"] }, or leave it out for none.';
  requireDifferent(step, "samples", samples, "columns", remedy);
}

/**
 * Refuses columns that are not there, that tell the answer, or that only name samples.
 *
 * @throws UnknownName for columns that there are not, nearest first; InvalidOption
 */
export function requireClinicalColumns(step: string, cohort: Cohort, { samples }: ClinicalChoice): void {
  const known = columnNames(cohort.samples);
  const { label, group } = cohort.roles;
  for (const name of samples) {
    if (!known.includes(name)) throw unknownName("column", name, known, { step });
    requireOption(name !== label, step, `"${name}" is what is predicted.`, "Name other columns of the samples.");
    const isName = name === "sample" || name === group;
    requireOption(!isName, step, `"${name}" says who a sample is, not what was found.`, "Name other columns.");
  }
  const taken = samples.length > 0 && cohort.assays[CLINICAL] !== undefined;
  requireOption(!taken, step, `There is an assay "${CLINICAL}" already.`, "Give it another name.");
}

/**
 * Learns from training samples how their columns become features.
 *
 * @throws as `requireClinicalColumns`; UnsuitableData where a column has hardly a value twice, or nothing varies
 */
export function fitClinical(step: string, train: Cohort, choice: ClinicalChoice): ClinicalState {
  requireClinicalColumns(step, train, choice);
  const found = choice.samples.flatMap((column) => featuresOf(step, column, valuesOf(train, column)!));
  // A category may be called "unknown" itself.
  const names = uniqueTexts(found.map(({ feature }) => feature));
  const features = found.map((own, j) => ({ ...own, feature: names[j]! }));
  if (choice.samples.length > 0 && features.length === 0)
    throw new OmixelError(
      "UnsuitableData",
      `Nothing varies among the training samples in ${firstFive(choice.samples)}.`,
      "Name other columns of the samples.",
      { step },
    );
  return features;
}

/** The columns as an assay; a sample of which none is known was not measured. */
export function clinicalAssay(cohort: Cohort, state: ClinicalState): Assay {
  const count = sampleCount(cohort);
  const columns = new Map(
    [...new Set(state.map(({ column }) => column))].map((name) => [name, valuesOf(cohort, name)]),
  );
  const values = dense(count, state.length);
  const measured = new Uint8Array(count);
  for (let i = 0; i < count; i++)
    for (const [j, own] of state.entries()) {
      const value = columns.get(own.column)?.[i] ?? "";
      if (value !== "") measured[i] = 1;
      const raw = rawValue(own, value);
      values.values[i * state.length + j] = Number.isNaN(raw) ? 0 : (raw - own.mean) / own.sd;
    }
  return { name: CLINICAL, values, features: tableOf({ feature: state.map(({ feature }) => feature) }), measured };
}

/** The cohort with its columns as an assay beside the others, where any are chosen. */
export function withClinical(cohort: Cohort, state: ClinicalState | undefined): Cohort {
  if (!state || state.length === 0) return cohort;
  return { ...cohort, assays: { ...cohort.assays, [CLINICAL]: clinicalAssay(cohort, state) } };
}

/** A column's texts, "" where nothing is known; undefined where there is no such column. */
function valuesOf({ samples }: Cohort, column: string): string[] | undefined {
  if (!columnNames(samples).includes(column)) return undefined;
  return texts(samples, column).map((value) => (UNKNOWN.test(value.trim()) ? "" : value.trim()));
}

function featuresOf(step: string, column: string, values: readonly string[]): ClinicalFeature[] {
  const known = values.filter((value) => value !== "");
  const isNumber = known.every((value) => Number.isFinite(Number(value)));
  const categories = [...new Set(known)].sort();
  if (!isNumber && categories.length > Math.max(2, MOST_CATEGORIES * known.length))
    throw new OmixelError(
      "UnsuitableData",
      `"${column}" has ${categories.length} different texts in ${known.length} training samples: ${firstFive(categories)}.`,
      "Texts become a feature for each category: name columns of few categories, or of numbers.",
      { step },
    );
  const parts: Pick<ClinicalFeature, "feature" | "kind" | "category">[] = isNumber
    ? [{ feature: column, kind: "number", category: "" }]
    : categories.map((category) => ({ feature: `${column} ${category}`, kind: "category", category }));
  const all = [...parts, { feature: `${column} unknown`, kind: "unknown" as const, category: "" }];
  return all.flatMap((part): ClinicalFeature[] => {
    const own = { column, ...part, mean: 0, sd: 1 };
    const raw = values.map((value) => rawValue(own, value)).filter((value) => !Number.isNaN(value));
    const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
    const sd = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0) / raw.length);
    return sd > 0 ? [{ ...own, mean, sd }] : [];
  });
}

/** NaN where it is missing. */
function rawValue({ kind, category }: ClinicalFeature, value: string): number {
  if (kind === "unknown") return value === "" ? 1 : 0;
  if (value === "") return NaN;
  return kind === "number" ? Number(value) : Number(value === category);
}
