import type { Table } from "../data/table.js";
import { OmixelError } from "../errors.js";
import { columnKinds } from "./delimited/column-kinds.js";
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
 * Sample annotations out of typed columns. Where no column names the samples, they go by their place.
 *
 * @throws UnknownName for a `sample` column that is not there; DuplicateNames
 */
export function samplesOfColumns(given: TypedColumns, file: string, { sample, order }: ReadSamplesOptions = {}): Table {
  const index = indexOf(given);
  const called = sample ?? (index && nameOf(index)) ?? given.columns.find(({ name }) => isSampleWord(name))?.name;
  const cells = given.columns.map(cellsOf);
  const rows = Array.from({ length: given.rows }, (_, i) => cells.map((column) => column[i]!));
  const header = given.columns.map(nameOf);
  if (called === undefined) {
    header.unshift("sample");
    rows.forEach((row, i) => row.unshift((order?.length === given.rows && order[i]) || `s${i + 1}`));
  }
  const records = [header, ...rows].map((record, i) => ({ line: i + 1, cells: record }));
  return annotationsOf(records, file, { sample: called ?? "sample", header: "present" });
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
  const [kind] = columnKinds(
    [first.name],
    false,
    cellsOf(first).map((cell) => [cell]),
    1,
  );
  return kind === "names" ? first : undefined;
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
