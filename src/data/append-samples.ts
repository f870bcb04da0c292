import { DataType, Utf8, vectorFromArray } from "apache-arrow";
import type { Cohort } from "./cohort.js";
import { type Dense, dense } from "./dense.js";
import { toDense } from "./matrix.js";
import { columnNames, type Table, tableOfVectors, texts } from "./table.js";

/** Samples to be put behind those of a cohort. */
export interface NewSamples {
  /** Columns of the sample table that are known of them, `sample` among them, which become texts; others are missing. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Values of every assay of the cohort, features in its order. */
  readonly values: Readonly<Record<string, Dense>>;
}

/** The cohort with further samples, on which all assays are measured. Images are dropped. */
export function appendSamples({ samples, roles, assays }: Cohort, { columns, values }: NewSamples): Cohort {
  const count = columns["sample"]!.length;
  const longer = Object.values(assays).map((assay) => {
    const own = toDense(assay.values);
    const joined = dense(own.rows + count, own.columns);
    joined.values.set(own.values);
    joined.values.set(values[assay.name]!.values, own.values.length);
    const measured = new Uint8Array(joined.rows).fill(1);
    measured.set(assay.measured);
    return [assay.name, { ...assay, values: joined, measured }] as const;
  });
  return { samples: appendRows(samples, columns, count), roles, assays: Object.fromEntries(longer) };
}

function appendRows(table: Table, columns: NewSamples["columns"], count: number): Table {
  return tableOfVectors(
    columnNames(table).map((name) => {
      const column = table.getChild(name)!;
      const type = column.type as DataType;
      const added = columns[name];
      if (added && !DataType.isUtf8(type)) return [name, vectorFromArray([...texts(table, name), ...added], new Utf8())]; // prettier-ignore
      const values = [...Array.from(column, (value: unknown) => value), ...(added ?? Array<null>(count).fill(null))];
      return [name, vectorFromArray(values, type)];
    }),
  );
}
