import type { Table } from "apache-arrow";
import { columnsOf } from "./arrow-chunk.js";
import type { NamedColumn } from "./arrow-file.js";
import { onceColumn, onceColumns } from "./arrow-once.js";
import { sparseColumn, sparseFromColumn } from "./arrow-sparse.js";
import { tensorColumn, tensorValues } from "./arrow-tensor.js";
import { knownRows } from "./arrow-validity.js";
import type { Assay } from "./assay.js";
import { dense } from "./dense.js";
import { tableOfVectors } from "./table.js";

/** Where an assay's parts are in the file. */
export interface AssayManifest {
  readonly name: string;
  readonly kind: "dense" | "csr";
  /** Number of features. */
  readonly columns: number;
  /** Column of the values. */
  readonly values: string;
  /** Column of the feature table. */
  readonly features: string;
}

/** The columns of an assay. @param free gives a column name that is not taken yet */
export function assayColumns(
  assay: Assay,
  free: (name: string) => string,
): { columns: NamedColumn[]; manifest: AssayManifest } {
  const { name, values, measured } = assay;
  const manifest = {
    name,
    kind: values.kind,
    columns: values.columns,
    values: free(`assay:${name}`),
    features: free(`features:${name}`),
  };
  const measurements =
    values.kind === "dense"
      ? tensorColumn(manifest.values, values.values, [values.columns], values.rows, measured)
      : sparseColumn(manifest.values, values, measured);
  const features = onceColumn(manifest.features, columnsOf(assay.features), values.rows);
  return { columns: [measurements, features], manifest };
}

/** The assay of such columns; its values are views. */
export function assayFromColumns(table: Table, manifest: AssayManifest): Assay {
  const column = table.getChild(manifest.values)!;
  const { name, kind, columns } = manifest;
  return {
    name,
    values: kind === "dense" ? dense(column.length, columns, tensorValues(column)) : sparseFromColumn(column, columns),
    features: tableOfVectors(onceColumns(table.getChild(manifest.features)!)),
    measured: knownRows(column),
  };
}
