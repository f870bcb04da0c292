import {
  type DataType,
  Field,
  Float64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Utf8,
  Vector,
  vectorFromArray,
} from "apache-arrow";
import { unknownName } from "../errors.js";
import { oneChunk } from "./arrow-chunk.js";
import { plainTexts } from "./plain-texts.js";

export type { Table } from "apache-arrow";

/** Values of one column as plain JavaScript. */
export type Column =
  readonly string[] | readonly (number | null)[] | Float64Array | Float32Array | Int32Array | Uint8Array;

/**
 * An Arrow table from named columns; texts become Utf8, numbers Float64, typed arrays keep their type and are not copied.
 *
 * @param columns by name, or as a list of names and columns: a record puts names like "7157" first, in order of size
 * @throws RangeError unless the columns are equally long
 */
export function tableOf(columns: Readonly<Record<string, Column>> | readonly (readonly [string, Column])[]): Table {
  const entries = isList(columns) ? columns : Object.entries(columns);
  const lengths = entries.map(([name, { length }]) => `${name} ${length}`);
  if (new Set(entries.map(([, { length }]) => length)).size > 1)
    throw new RangeError(`The columns of a table need one length, got ${lengths.join(", ")}`);
  return tableOfVectors(entries.map(([name, values]) => [name, vectorOf(values)]));
}

/** An Arrow table of one record batch from vectors of equal length, in the order of the list. */
export function tableOfVectors(columns: readonly (readonly [string, Vector])[]): Table {
  const fields = columns.map(([name, vector]) => new Field(name, vector.type as DataType, vector.nullable));
  const schema = new Schema(fields);
  const children = columns.map(([, vector]) => oneChunk(vector));
  const length = columns[0]?.[1].length ?? 0;
  const data = makeData({ type: new Struct(fields), length, nullCount: 0, children });
  return new Table(schema, [new RecordBatch(schema, data)]);
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
  const column = columnOf(table, name);
  return (
    plainTexts(column) ?? Array.from(column, (value) => (value === null || value === undefined ? "" : String(value)))
  );
}

/**
 * A column as numbers; texts that are no number and missing values become NaN.
 *
 * @throws UnknownName with the columns that exist, nearest first
 */
export function numbers(table: Table, name: string): Float64Array {
  return Float64Array.from(columnOf(table, name), (value: unknown) =>
    value === null || value === undefined || (typeof value === "string" && value.trim() === "") ? NaN : Number(value),
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
    const vector = rows.length > 0 ? vectorFromArray(values, field.type as DataType) : emptyVector(field.type);
    return [field.name, vector] as const;
  });
  return tableOfVectors(taken);
}

function columnOf(table: Table, name: string): Vector {
  const column = table.getChild(name);
  if (!column) throw unknownName("column", name, columnNames(table));
  return column;
}

function isList<T, U>(columns: T | readonly U[]): columns is readonly U[] {
  return Array.isArray(columns);
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
