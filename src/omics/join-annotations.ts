import { type Cohort, cohortSamples, sampleNames } from "../data/cohort.js";
import { mergeColumns, type Table, takeRows, texts } from "../data/table.js";
import { firstFive, OmixelError } from "../errors.js";
import type { SamplesOptions } from "./options.js";

/** A cohort with its annotations, and what the user should know of them. */
export interface AnnotatedCohort {
  readonly cohort: Cohort;
  /** Samples left out for want of a line. */
  readonly unlabelled: number;
  readonly warnings: readonly string[];
}

/**
 * Annotations beside the samples of a cohort, in the cohort's order.
 *
 * @throws LabelMismatch where the two do not name the same samples, unless `unmatched` is "drop"
 */
export function joinAnnotations(
  cohort: Cohort,
  annotations: Table,
  { file, unmatched = "error" }: SamplesOptions & { readonly file: string },
): AnnotatedCohort {
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
        { file },
      );
    warnings.push(`${what.join("; ")}; they are left out.`);
  }
  const rows = Int32Array.from(names.keys()).filter((row) => annotated.has(names[row]!));
  const kept = cohortSamples(cohort, rows);
  const labels = takeRows(
    annotations,
    Array.from(rows, (row) => annotated.get(names[row]!)!),
  );
  return { cohort: { ...kept, samples: mergeColumns(kept.samples, labels) }, unlabelled: without.length, warnings };
}
