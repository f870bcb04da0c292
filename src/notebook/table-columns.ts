import type { DataType } from "apache-arrow";
import type { Dense } from "../data/dense.js";
import { type Column, columnNames, type Table } from "../data/table.js";
import { OmixelError } from "../errors.js";
import type { Cell } from "./shared/table-query.js";

/** What can be shown as a table. */
export type TableLike = Table | Dense | readonly object[] | Readonly<Record<string, Column>>;

/** A column that is read cell by cell: nothing is copied. */
export interface TableColumn {
  readonly name: string;
  readonly numeric: boolean;
  cell(row: number): Cell;
}

export interface NamedColumns {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
}

/** Names for a matrix, which has none. */
export interface MatrixNames {
  /** Of the columns; default "1", "2", … */
  readonly columns?: readonly string[];
  /** Of the rows; default: their numbers. */
  readonly rows?: readonly string[];
}

/**
 * The columns of an Arrow table, of a list of records, of columns by name, or of a matrix with names.
 *
 * @throws UnsuitableData for anything else, for columns of different lengths, and for names that are too few or too many
 */
export function tableColumns(data: TableLike, names: MatrixNames = {}): NamedColumns {
  if (isArrow(data))
    return { rows: data.numRows, columns: columnNames(data).map((_, index) => arrowColumn(data, index)) };
  if (Array.isArray(data)) return recordColumns(data as readonly object[]);
  if (isDense(data)) return denseColumns(data, names);
  if (typeof data === "object" && data !== null) return listColumns(data as Readonly<Record<string, Column>>);
  throw new OmixelError(
    "UnsuitableData",
    `This is no table: ${typeof data}.`,
    "Give an Arrow table, a list of objects, columns by name, or a matrix.",
  );
}

function isArrow(data: TableLike): data is Table {
  return typeof data === "object" && data !== null && "schema" in data && "numRows" in data;
}

function isDense(data: TableLike): data is Dense {
  return typeof data === "object" && data !== null && (data as { kind?: unknown }).kind === "dense";
}

function arrowColumn(table: Table, index: number): TableColumn {
  const { name } = table.schema.fields[index]!;
  const vector = table.getChildAt(index)!;
  const type = String(vector.type as DataType);
  const isTime = type.startsWith("Timestamp") || type.startsWith("Date");
  return {
    name,
    numeric: /^(Int|Uint|Float)/.test(type),
    cell: (row) => {
      const value: unknown = vector.get(row);
      return isTime && typeof value === "number" ? new Date(value).toISOString() : cellOf(value);
    },
  };
}

function recordColumns(records: readonly object[]): NamedColumns {
  const names = new Set(records.flatMap((record) => Object.keys(record)));
  const columns = [...names].map((name) => {
    const at = (row: number) => (records[row] as Record<string, unknown>)[name];
    return {
      name,
      numeric: isNumeric(records.length, at),
      cell: (row: number) => cellOf(at(row)),
    };
  });
  return { rows: records.length, columns };
}

function listColumns(lists: Readonly<Record<string, Column>>): NamedColumns {
  const [first, ...others] = Object.entries(lists);
  const rows = first?.[1].length ?? 0;
  for (const [name, { length }] of others)
    if (length !== rows)
      throw new OmixelError(
        "UnsuitableData",
        `Column "${first![0]}" has ${rows} values and "${name}" has ${length}.`,
        "Give columns of one length; null is a missing value.",
      );
  const columns = Object.entries(lists).map(([name, list]) => ({
    name,
    numeric: isNumeric(rows, (row) => list[row]),
    cell: (row: number) => cellOf(list[row]),
  }));
  return { rows, columns };
}

function denseColumns({ rows, columns, values }: Dense, names: MatrixNames): NamedColumns {
  for (const [what, given, count] of [
    ["column", names.columns, columns],
    ["row", names.rows, rows],
  ] as const)
    if (given && given.length !== count)
      throw new OmixelError(
        "UnsuitableData",
        `The matrix has ${count} ${what}s and ${given.length} names of ${what}s.`,
        `Give a name for each ${what}, or none.`,
      );
  const row = { name: "row", numeric: !names.rows, cell: (i: number): Cell => names.rows?.[i] ?? i + 1 };
  const own = Array.from({ length: columns }, (_, j) => ({
    name: names.columns?.[j] ?? String(j + 1),
    numeric: true,
    cell: (i: number) => cellOf(values[i * columns + j]),
  }));
  return { rows, columns: [row, ...own] };
}

function isNumeric(rows: number, at: (row: number) => unknown): boolean {
  let known = 0;
  for (let row = 0; row < rows; row++) {
    const value = at(row);
    if (value === null || value === undefined) continue;
    if (typeof value !== "number" && typeof value !== "bigint") return false;
    known++;
  }
  return known > 0;
}

/** Any value as JSON can hold it. */
export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === "number") return Number.isNaN(value) ? null : Number.isFinite(value) ? value : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === "object" && Symbol.iterator in value)
    return Array.from(value as Iterable<unknown>, (each) => cellOf(each) ?? "").join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value as boolean | symbol);
}
