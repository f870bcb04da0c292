import { makeData, Table, Utf8, vectorFromArray, Vector, Float64, type DataType } from "apache-arrow";
import { unknownName } from "../errors.js";

export type { Table } from "apache-arrow";

/** Values of one column as plain JavaScript. */
export type Column =
  readonly string[] | readonly (number | null)[] | Float64Array | Float32Array | Int32Array | Uint8Array;

/**
 * An Arrow table from named columns; texts become Utf8, numbers Float64, typed arrays keep their type and are not copied.
 *
 * @throws RangeError unless the columns are equally long
 */
export function tableOf(columns: Readonly<Record<string, Column>>): Table {
  const lengths = Object.entries(columns).map(([name, { length }]) => `${name} ${length}`);
  if (new Set(Object.values(columns).map(({ length }) => length)).size > 1)
    throw new RangeError(`The columns of a table need one length, got ${lengths.join(", ")}`);
  return new Table(Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, vectorOf(values)])));
}

/** Names of the columns, in order. */
export function columnNames(table: Table): string[] {
  return table.schema.fields.map((field) => field.name);
}

/**
 * A column as texts; numbers are written out, missing values become "".
 *
 * @throws UnknownName with the columns that exist, nearest first
 */
export function texts(table: Table, name: string): string[] {
  return Array.from(columnOf(table, name), (value) => (value === null || value === undefined ? "" : String(value)));
}

/**
 * A column as numbers; texts that are no number and missing values become NaN.
 *
 * @throws UnknownName with the columns that exist, nearest first
 */
export function numbers(table: Table, name: string): Float64Array {
  return Float64Array.from(columnOf(table, name), (value) =>
    value === null || value === undefined || value === "" ? NaN : Number(value),
  );
}

/** The table with a column added or replaced. */
export function withColumn(table: Table, name: string, values: Column): Table {
  return table.assign(tableOf({ [name]: values }));
}

/** The columns of two tables of the same rows, as texts where the second tells them; its `sample` is left out. */
export function mergeColumns(left: Table, right: Table): Table {
  return columnNames(right)
    .filter((name) => name !== "sample")
    .reduce((table, name) => withColumn(table, name, texts(right, name)), left);
}

/** The rows in the given order, copied. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const taken = table.schema.fields.map((field) => {
    const column = table.getChild(field.name)!;
    const values = Array.from({ length: rows.length }, (_, i) => column.get(rows[i]!) as unknown);
    return [field.name, rows.length > 0 ? vectorFromArray(values, field.type as DataType) : emptyVector(field.type)];
  });
  return new Table(Object.fromEntries(taken) as Record<string, Vector>);
}

function columnOf(table: Table, name: string): Vector {
  const column = table.getChild(name);
  if (!column) throw unknownName("column", name, columnNames(table));
  return column;
}

function vectorOf(values: Column): Vector {
  if (ArrayBuffer.isView(values)) return vectorFromArray(values as Float64Array) as unknown as Vector;
  if (values.length === 0) return emptyVector(new Utf8());
  return typeof values.find((value) => value !== null) === "string"
    ? vectorFromArray(values as string[], new Utf8())
    : vectorFromArray(values as number[], new Float64());
}

function emptyVector(type: DataType): Vector {
  return new Vector([makeData({ type, length: 0, nullCount: 0 } as never)]);
}
