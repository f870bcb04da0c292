import type { Assay } from "../data/assay.js";
import type { Cohort } from "../data/cohort.js";
import { type Matrix, matrixColumns, matrixRows } from "../data/matrix.js";
import { type Table, takeRows, texts } from "../data/table.js";
import { groupNames, mergeDuplicates, type NameGroups } from "./merge-duplicates.js";
import { mergeSparse } from "./merge-sparse.js";
import type { DuplicatePolicy, ReadTableOptions } from "./raw-table.js";
import { readOptions } from "./read-options.js";
import { type CohortBlocks, wholeMatrix } from "./row-blocks.js";

/** A cohort out of its blocks, its names made unique by the policy. @throws DuplicateNames, UnsuitableData, Aborted */
export async function wholeCohort(source: CohortBlocks, file: string, options: ReadTableOptions): Promise<Cohort> {
  const { duplicates } = readOptions(options);
  const [samples, features] = (["sample", "feature"] as const).map((side) =>
    groupNames(texts(source[`${side}s`], side), `${side}s`, duplicates, file),
  ) as [NameGroups, NameGroups];
  const values = merged(await wholeMatrix(source.values, file, options), samples, features, duplicates, file);
  const assay: Assay = {
    name: source.assay,
    values,
    features: chosen(source.features, features),
    measured: new Uint8Array(values.rows).fill(1),
  };
  return { samples: chosen(source.samples, samples), roles: {}, assays: { [assay.name]: assay } };
}

function merged(
  values: Matrix,
  samples: NameGroups,
  features: NameGroups,
  policy: DuplicatePolicy,
  file: string,
): Matrix {
  if (samples.repeated.length + features.repeated.length === 0) return values;
  if (policy === "first") return matrixRows(matrixColumns(values, features.first), samples.first);
  if (values.kind === "csr")
    return mergeSparse(values, samples.groups, features.groups, policy === "mean" ? "mean" : "sum");
  const repeatedNames = ({ groups, names }: NameGroups) => {
    const out: string[] = [];
    groups.forEach((group, i) => group.forEach((place) => (out[place] = names[i]!)));
    return out;
  };
  const byFeature = mergeDuplicates(values, repeatedNames(features), "features", policy, file);
  return mergeDuplicates(byFeature.values, repeatedNames(samples), "samples", policy, file).values;
}

function chosen(table: Table, { first, repeated }: NameGroups): Table {
  return repeated.length === 0 ? table : takeRows(table, first);
}
