/**
 * Sorting, filtering and paging of tables: in the kernel for large ones, in the browser for those that it has whole. This file
 * imports nothing, so that both take it as it is.
 */

/** A value of a table; null = missing. Infinite numbers, which JSON does not know, are "Infinity" and "-Infinity". */
export type Cell = number | string | null;

/** What is asked of a table. */
export interface TableQuery {
  /** The column that sorts; -1 = rows as they came. */
  readonly sort: number;
  readonly descending: boolean;
  /** By column number: a part of the text, or for numbers `> 3`, `<= 0.05`, `1..5`, `= 2`; `missing` for both. */
  readonly filters: Readonly<Record<string, string>>;
  /** Only rows that are marked. */
  readonly onlyMarked: boolean;
  /** The first of the rows that pass, and how many. */
  readonly first: number;
  readonly size: number;
  /** The first column that is shown after the row's name. */
  readonly firstColumn: number;
  /** Counts up when the same is asked again because marks have changed. */
  readonly again: number;
}

/** The answer: a part of the rows and columns. */
export interface TablePage {
  readonly query: TableQuery;
  /** How many rows pass. */
  readonly passing: number;
  /** Their numbers in the whole table, those of the columns, and the cells of each row. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly cells: readonly (readonly Cell[])[];
  /** What each row marks: indices of samples or features. */
  readonly keys: readonly (readonly number[])[];
}

/** A table as it is asked. */
export interface TableSource {
  readonly rows: number;
  readonly columns: number;
  isNumeric(column: number): boolean;
  cell(row: number, column: number): Cell;
  keys(row: number): readonly number[];
}

/** Whether a row is marked: it has keys, and all of them are. */
export function isMarked(marked: readonly number[]): (keys: readonly number[]) => boolean {
  const all = new Set(marked);
  return (keys) => keys.length > 0 && keys.every((key) => all.has(key));
}

/** Columns on a page; more are reached by paging, so that a page never holds twenty thousand. */
export const columnsOfPage = 16;

export const firstQuery: TableQuery = Object.freeze({
  sort: -1,
  descending: false,
  filters: Object.freeze({}),
  onlyMarked: false,
  first: 0,
  size: 20,
  firstColumn: 0,
  again: 0,
});

/** Answers a query; rows that pass and their order are kept for the next page, as long as the marks they depend on. */
export function tablePages(source: TableSource, markedNow: () => readonly number[]): (query: TableQuery) => TablePage {
  let asked = "";
  let rows: Int32Array = new Int32Array(0);
  return (query) => {
    const { sort, descending, filters, onlyMarked } = query;
    const marked = onlyMarked ? markedNow() : null;
    const order = JSON.stringify([sort, descending, filters, marked]);
    if (order !== asked) [asked, rows] = [order, passingRows(source, query, marked)];
    return pageOf(source, rows, query);
  };
}

function passingRows(source: TableSource, query: TableQuery, marked: readonly number[] | null): Int32Array {
  const tests = Object.entries(query.filters).flatMap(([column, text]) => {
    const passes = filterOf(text, source.isNumeric(Number(column)));
    return passes ? [(row: number) => passes(source.cell(row, Number(column)))] : [];
  });
  if (marked) {
    const test = isMarked(marked);
    tests.push((row) => test(source.keys(row)));
  }
  const passing: number[] = [];
  for (let row = 0; row < source.rows; row++) if (tests.every((test) => test(row))) passing.push(row);
  return query.sort < 0 ? Int32Array.from(passing) : sorted(source, passing, query.sort, query.descending);
}

const { compare: naturally } = new Intl.Collator("en", { numeric: true });

/** Missing values come last either way; rows of equal values stay as they were. */
function sorted(source: TableSource, rows: readonly number[], column: number, descending: boolean): Int32Array {
  const numeric = source.isNumeric(column);
  const sign = descending ? -1 : 1;
  const known: { row: number; value: Cell }[] = [];
  const missing: number[] = [];
  for (const row of rows) {
    const value = source.cell(row, column);
    if (value === null) missing.push(row);
    else known.push({ row, value: numeric ? Number(value) : value });
  }
  known.sort((a, b) =>
    numeric
      ? sign * (Number(a.value) < Number(b.value) ? -1 : Number(a.value) > Number(b.value) ? 1 : 0)
      : sign * naturally(String(a.value), String(b.value)),
  );
  return Int32Array.from([...known.map(({ row }) => row), ...missing]);
}

function pageOf(source: TableSource, passing: Int32Array, query: TableQuery): TablePage {
  const { size, firstColumn } = query;
  // Marks or filters may have left fewer rows than the page began at.
  const lastPage = Math.max(0, Math.ceil(passing.length / size) - 1) * size;
  const rows = [...passing.subarray(Math.min(query.first, lastPage), Math.min(query.first, lastPage) + size)];
  const columns = columnsFrom(source, firstColumn);
  return {
    query,
    passing: passing.length,
    rows,
    columns,
    cells: rows.map((row) => columns.map((column) => source.cell(row, column))),
    keys: rows.map((row) => source.keys(row)),
  };
}

/** The first column names the row, so it stands on every page. */
function columnsFrom({ columns }: TableSource, first: number): number[] {
  const from = Math.min(Math.max(1, first), Math.max(1, columns - 1));
  const others = Array.from({ length: Math.max(0, Math.min(columnsOfPage - 1, columns - from)) }, (_, i) => from + i);
  return columns > 0 ? [0, ...others] : [];
}

/** The test of a filter; undefined where nothing, or nothing that can be understood, is written. */
export function filterOf(text: string, numeric: boolean): ((cell: Cell) => boolean) | undefined {
  const wanted = text.trim();
  if (wanted === "") return undefined;
  if (wanted.toLowerCase() === "missing") return (cell) => cell === null;
  if (!numeric) {
    const part = wanted.toLowerCase();
    return (cell) => cell !== null && String(cell).toLowerCase().includes(part);
  }
  const test = numberTest(wanted);
  return test && ((cell) => cell !== null && test(Number(cell)));
}

function numberTest(wanted: string): ((value: number) => boolean) | undefined {
  const [, low, high] = /^(\S+?)\s*\.\.\s*(\S+)$/.exec(wanted) ?? [];
  if (low !== undefined && high !== undefined) {
    const [from, to] = [Number(low), Number(high)];
    return Number.isNaN(from + to) ? undefined : (value) => value >= from && value <= to;
  }
  const [, sign = "=", text = ""] = /^(>=|<=|≥|≤|>|<|=)?\s*(\S+)$/.exec(wanted) ?? [];
  const limit = Number(text.replace("−", "-"));
  if (text === "" || Number.isNaN(limit)) return undefined;
  return {
    ">": (value: number) => value > limit,
    "<": (value: number) => value < limit,
    ">=": (value: number) => value >= limit,
    "≥": (value: number) => value >= limit,
    "<=": (value: number) => value <= limit,
    "≤": (value: number) => value <= limit,
    "=": (value: number) => value === limit,
  }[sign];
}

/** A value as a reader sees it: four significant digits, very large and small numbers in powers of ten. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (Number.isInteger(cell) && Math.abs(cell) < 1e15) return String(cell);
  const size = Math.abs(cell);
  if (size >= 1e6 || size < 1e-4) return cell.toExponential(2);
  return String(Number(cell.toPrecision(4)));
}
