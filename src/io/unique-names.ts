import type { Assay } from "../data/assay.js";
import { featureNames } from "../data/assay.js";
import { type Cohort, sampleNames } from "../data/cohort.js";
import { type Matrix, matrixColumns, matrixRows } from "../data/matrix.js";
import { takeRows } from "../data/table.js";
import { groupNames, mergeDuplicates, type NameGroups } from "./merge-duplicates.js";
import { mergeSparse } from "./merge-sparse.js";
import type { DuplicatePolicy } from "./raw-table.js";

/**
 * A cohort in which samples and features are named once: those of one name are refused, merged, or all but the first
 * left out, as the policy says. Of merged ones the tables keep what stands beside the first.
 *
 * @throws DuplicateNames naming the first five, if the policy is "error"
 */
export function uniqueCohort(cohort: Cohort, policy: DuplicatePolicy, file: string): Cohort {
  const samples = groupNames(sampleNames(cohort), "samples", policy, file);
  const assays = Object.values(cohort.assays).map((assay): [string, Assay] => {
    const features = groupNames(featureNames(assay), "features", policy, file);
    if (samples.repeated.length + features.repeated.length === 0) return [assay.name, assay];
    return [
      assay.name,
      {
        ...assay,
        values: merged(assay.values, samples, features, policy, file),
        features: takeRows(assay.features, features.first),
        measured: Uint8Array.from(samples.first, (row) => assay.measured[row]!),
      },
    ];
  });
  const table = samples.repeated.length > 0 ? takeRows(cohort.samples, samples.first) : cohort.samples;
  return { ...cohort, samples: table, assays: Object.fromEntries(assays) };
}

/**
 * Texts made distinct: the second "a" becomes "a-1", the third "a-2", and so on past names that are taken. That is what
 * anndata's `var_names_make_unique` does.
 */
export function uniqueTexts(texts: readonly string[]): string[] {
  const taken = new Set(texts);
  const seen = new Set<string>();
  const next = new Map<string, number>();
  return texts.map((text) => {
    if (!seen.has(text)) {
      seen.add(text);
      return text;
    }
    let number = next.get(text) ?? 1;
    while (taken.has(`${text}-${number}`)) number++;
    next.set(text, number + 1);
    taken.add(`${text}-${number}`);
    return `${text}-${number}`;
  });
}

function merged(
  values: Matrix,
  samples: NameGroups,
  features: NameGroups,
  policy: DuplicatePolicy,
  file: string,
): Matrix {
  if (policy === "first") return matrixRows(matrixColumns(values, features.first), samples.first);
  if (values.kind === "csr")
    return mergeSparse(values, samples.groups, features.groups, policy === "mean" ? "mean" : "sum");
  const byFeature = mergeDuplicates(values, namesByPlace(features), "features", policy, file);
  return mergeDuplicates(byFeature.values, namesByPlace(samples), "samples", policy, file).values;
}

function namesByPlace({ groups, names }: NameGroups): string[] {
  const out: string[] = [];
  groups.forEach((group, i) => group.forEach((place) => (out[place] = names[i]!)));
  return out;
}
