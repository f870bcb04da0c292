import type { Assay } from "../../data/assay.js";
import type { Cohort } from "../../data/cohort.js";
import { type Csr, csrColumns } from "../../data/csr.js";
import { tableOf } from "../../data/table.js";
import { OmixelError, unknownName } from "../../errors.js";
import type { ReadTableOptions } from "../raw-table.js";
import { uniqueCohort, uniqueTexts } from "../unique-names.js";
import type { CohortBlocks, RowBlocks } from "../row-blocks.js";
import { assayOfKind, geneExpression, type TenxFeature } from "./features.js";
import { someColumns } from "./some-columns.js";

/**
 * A 10x matrix as a cohort with one assay a kind of feature: "rna", "protein", "atac" …
 *
 * Features are called by their symbols; a symbol that several ids share gets "-1", "-2" … behind its later ones, as
 * scanpy does it, unless `duplicates` says otherwise. The id stands in column `id`.
 *
 * @throws MalformedTable if barcodes, features and matrix do not fit; UnknownName for an `assay` that is not there;
 *   DuplicateNames for barcodes or ids that occur twice
 */
export function tenxCohort(
  values: Csr,
  features: readonly TenxFeature[],
  barcodes: readonly string[],
  file: string,
  { assay: wanted, duplicates = "error" }: ReadTableOptions,
): Cohort {
  requireFit(values, features, barcodes, file);
  const kinds = columnsByAssay(features);
  if (wanted !== undefined && !kinds.has(wanted)) throw unknownName("assay", wanted, [...kinds.keys()], { file });
  const assays = [...kinds]
    .filter(([name]) => wanted === undefined || name === wanted)
    .map(([name, columns]): [string, Assay] => {
      const own = columns.map((column) => features[column]!);
      return [
        name,
        {
          name,
          values: columns.length === features.length ? values : csrColumns(values, columns),
          features: featureTable(own, duplicates === "error"),
          measured: new Uint8Array(values.rows).fill(1),
        },
      ];
    });
  const cohort = { samples: tableOf({ sample: barcodes }), roles: {}, assays: Object.fromEntries(assays) };
  return uniqueCohort(cohort, duplicates, file);
}

/**
 * One assay of a 10x matrix whose values come in blocks: the one that `assay` names, else the first.
 *
 * @throws UnknownName for an `assay` that is not there
 */
export function tenxBlocks(
  values: RowBlocks,
  features: readonly TenxFeature[],
  barcodes: readonly string[],
  file: string,
  { assay, duplicates = "error" }: ReadTableOptions,
): Omit<CohortBlocks, "close"> {
  const kinds = columnsByAssay(features);
  const names = [...kinds.keys()];
  const chosen = assay ?? names[0] ?? assayOfKind(geneExpression);
  const columns = kinds.get(chosen);
  if (!columns) throw unknownName("assay", chosen, names, { file });
  return {
    samples: tableOf({ sample: barcodes }),
    features: featureTable(
      columns.map((column) => features[column]!),
      duplicates === "error",
    ),
    assay: chosen,
    values: columns.length === features.length ? values : someColumns(values, columns),
    notes: names.length > 1 ? [`assays, chosen with { assay }: ${names.join(", ")}; this is ${chosen}`] : [],
  };
}

/** For each assay the columns of its features, in the order of the file. */
export function columnsByAssay(features: readonly TenxFeature[]): Map<string, number[]> {
  const kinds = new Map<string, number[]>();
  features.forEach(({ kind }, column) => {
    const name = assayOfKind(kind);
    const columns = kinds.get(name);
    if (columns) columns.push(column);
    else kinds.set(name, [column]);
  });
  return kinds;
}

/** The feature table of some features. @param distinct whether one name for several ids is made distinct */
export function featureTable(features: readonly TenxFeature[], distinct: boolean) {
  const ids = features.map(({ id }) => id);
  const names = features.map(({ name }) => name);
  const several = distinct && new Set(ids).size === ids.length;
  return tableOf({ feature: several ? uniqueTexts(names) : names, id: ids });
}

export function requireFit(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  features: readonly TenxFeature[],
  barcodes: readonly string[],
  file: string,
): void {
  if (rows === barcodes.length && columns === features.length) return;
  throw new OmixelError(
    "MalformedTable",
    `The matrix has ${columns} features × ${rows} barcodes, but ${features.length} features and ${barcodes.length} barcodes are named.`,
    "Take the three files of one and the same folder.",
    { file },
  );
}
