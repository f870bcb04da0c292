import type { Table } from "../data/table.js";
import { firstFive, OmixelError } from "../errors.js";
import { isLabelCorner, namesRows } from "./delimited/column-kinds.js";
import type { Grid } from "./delimited/grid.js";
import { type GridOrigin, tableOfGrid } from "./delimited/table-of-grid.js";
import { annotationsOf, isSampleWord } from "./parse-annotations.js";
import type { ReadSamplesOptions } from "./format.js";
import type { RawTable, ReadTableOptions } from "./raw-table.js";

/** A column of a file that knows the types of its columns. */
export type TypedColumn =
  | { readonly name: string; readonly kind: "number"; /** NaN = missing. */ readonly values: ArrayLike<number> }
  | { readonly name: string; readonly kind: "text"; /** "" = missing. */ readonly cells: readonly string[] };

/** The columns of a file, all of one length. */
export interface TypedColumns {
  readonly rows: number;
  readonly columns: readonly TypedColumn[];
  /** Column that names the rows, if the file says so. */
  readonly index?: string | undefined;
  readonly notes?: readonly string[];
}

/**
 * A table of measurements out of typed columns: numbers are values, texts stand beside them, and the column that the file
 * names as its index, or a first column of text that hardly repeats, names the rows.
 *
 * @throws MalformedTable for infinite numbers, with row and column, and where there is nothing; DuplicateNames
 */
export function tableOfColumns(
  given: TypedColumns,
  file: string,
  options: ReadTableOptions,
  origin: GridOrigin,
): RawTable {
  const columns = indexFirst(given);
  const named = columns.length > 0 && columns[0] === indexOf(given);
  const kinds = columns.map(({ kind }, j) => (named && j === 0 ? "names" : kind));
  const numeric = columns.filter((column, j) => kinds[j] === "number" && column.kind === "number");
  if (given.rows === 0 || numeric.length === 0)
    throw new OmixelError(
      "MalformedTable",
      given.rows === 0 ? "The table has no row." : "The table has no column of numbers.",
      "Choose a table of measurements: names on two sides and numbers between them.",
      { file },
    );
  const block = new Float32Array(given.rows * numeric.length);
  numeric.forEach((column, j) => fill(block, j, numeric.length, column, file));
  const texts = new Map<number, string[]>();
  columns.forEach((column, j) => {
    if (kinds[j] === "text") texts.set(j, [...cellsOf(column)]);
  });
  const grid: Grid = {
    rows: given.rows,
    columns: numeric.length,
    blocks: [block],
    blockRows: given.rows,
    texts,
    ...(named ? { names: [...cellsOf(columns[0]!)] } : {}),
  };
  const header = columns.map(({ name }) => name);
  return tableOfGrid(grid, { header, labels: [], kinds, notes: given.notes ?? [] }, file, options, origin);
}

/**
 * Sample annotations out of typed columns. The samples are named by the column `sample`, else by the index that the file
 * tells, else by the one whose values are the names in `order`, else by one that is called so. Where none of them is
 * there, samples go by their place, unless a column of different texts looks like names.
 *
 * @throws UnknownName for a `sample` column that is not there; InvalidOption where `sample` must tell the column;
 *   DuplicateNames
 */
export function samplesOfColumns(given: TypedColumns, file: string, { sample, order }: ReadSamplesOptions = {}): Table {
  const cells = given.columns.map(cellsOf);
  const header = given.columns.map(nameOf);
  const told = given.columns.find(({ name }) => name === given.index);
  const called =
    sample ?? (told && nameOf(told)) ?? namedAs(order, header, cells, file) ?? namedLike(given, order, file);
  const rows = Array.from({ length: given.rows }, (_, i) => cells.map((column) => column[i]!));
  if (called === undefined) {
    header.unshift("sample");
    rows.forEach((row, i) => row.unshift((order?.length === given.rows && order[i]) || `s${i + 1}`));
  }
  const records = [header, ...rows].map((record, i) => ({ line: i + 1, cells: record }));
  return annotationsOf(records, file, { sample: called ?? "sample", header: "present" });
}

/** The column of different values that has every name of the table. */
function namedAs(
  order: readonly string[] | undefined,
  header: readonly string[],
  cells: readonly (readonly string[])[],
  file: string,
): string | undefined {
  if (!order || order.length === 0) return undefined;
  const found = header.filter((_, j) => {
    const values = new Set(cells[j]);
    return values.size === cells[j]!.length && order.every((name) => values.has(name));
  });
  const columnOf = (name: string) => cells[header.indexOf(name)]!;
  if (found.some((name) => columnOf(name).some((cell, i) => cell !== columnOf(found[0]!)[i])))
    throw unnamed(`Several columns have the names of the samples: ${quoted(found)}.`, file);
  return found[0];
}

/** The column that is called as those that name samples usually are, or is the first and hardly repeats. */
function namedLike(given: TypedColumns, order: readonly string[] | undefined, file: string): string | undefined {
  const index = indexOf(given);
  const called = (index && nameOf(index)) ?? given.columns.find(({ name }) => isSampleWord(name))?.name;
  if (called !== undefined) return called;
  const likely = given.columns.filter((column) => !isLabelCorner(column.name) && looksLikeNames(column));
  if (likely.length === 0) return undefined;
  const besides = order ? "but it is not called so and has other names than the table" : "but it is not called so";
  throw unnamed(`The samples may be named in ${quoted(likely.map(nameOf))}, ${besides}.`, file);
}

/** Different texts for at least two samples, none of them missing. */
function looksLikeNames(column: TypedColumn): boolean {
  if (column.kind !== "text" || column.cells.length < 2 || column.cells.includes("")) return false;
  return new Set(column.cells).size === column.cells.length;
}

function quoted(names: readonly string[]): string {
  return firstFive(names.map((name) => `"${name}"`));
}

function unnamed(what: string, file: string): OmixelError {
  return new OmixelError("InvalidOption", what, "Name the column of the samples with { sample }.", { file });
}

/** The column that names the samples loses its name, which it must have until then. */
function nameOf({ name }: TypedColumn): string {
  return name === "" ? "(index)" : name;
}

function indexFirst(given: TypedColumns): TypedColumn[] {
  const index = indexOf(given);
  return index ? [index, ...given.columns.filter((column) => column !== index)] : [...given.columns];
}

function indexOf({ columns, index }: TypedColumns): TypedColumn | undefined {
  const named = columns.find(({ name }) => name === index);
  const [first] = columns;
  if (named || !first) return named;
  // The file knows that a text is one, even where it reads like a number.
  const cells = cellsOf(first);
  const kind = cells.every((cell) => cell === "") ? "number" : first.kind;
  return namesRows(first.name, kind, cells) ? first : undefined;
}

function cellsOf(column: TypedColumn): readonly string[] {
  if (column.kind === "text") return column.cells;
  return Array.from(column.values, (value) => (Number.isNaN(value) ? "" : String(value)));
}

function fill(block: Float32Array, at: number, step: number, column: TypedColumn, file: string): void {
  if (column.kind !== "number") return;
  const { name, values } = column;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    block[i * step + at] = value;
    if (Number.isFinite(block[i * step + at]!) || Number.isNaN(value)) continue;
    const infinite = Number.isFinite(value) ? `The number ${value} is too large` : "The value is infinite";
    throw new OmixelError(
      "MalformedTable",
      `${infinite} (row ${i + 1}).`,
      "Values up to 3.4e38 can be held; an infinite one often is the logarithm of 0: add a pseudocount.",
      { file, column: name },
    );
  }
}
