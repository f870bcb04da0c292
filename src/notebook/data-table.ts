import { writeWhole } from "../io/write.js";
import { counted } from "../report/numbers.js";
import type { Linked } from "./linked.js";
import { Model } from "./model.js";
import type { DataTableState, SelectionState } from "./state.js";
import { type MatrixNames, type NamedColumns, tableColumns, type TableLike } from "./table-columns.js";
import {
  type Cell,
  firstQuery,
  isMarked,
  type TablePage,
  tablePages,
  type TableQuery,
  type TableSource,
} from "./shared/table-query.js";
import { tableDrawing, tablePage } from "./table-still.js";
import { NotebookView } from "./view.js";
import { tabSeparated } from "./shared/tab-separated.js";

export interface TableOptions extends MatrixNames {
  /** What the table shows. Default: none. */
  readonly title?: string;
  /** Rows on a page, 1 … 500. Default 20. */
  readonly pageSize?: number;
}

/** A table travels whole up to so many bytes of text, so that a saved notebook can sort and page it without a kernel. */
const mostWhole = 200_000;
/** More cells than these are not even tried. */
const mostCells = 60_000;

/** What the rows of a table mark: by default themselves. */
export interface RowMarks {
  readonly linked: Linked;
  readonly marks: "samples" | "features";
  /** Indices of the samples or features that belong to a row. */
  keys(row: number): readonly number[];
}

/** A table page by page: sort by a column, filter, mark rows, copy. */
export class DataTableView extends NotebookView<DataTableState> {
  readonly #table: NamedColumns;
  readonly #source: TableSource;
  readonly #selection: Model<SelectionState>;
  readonly #marks: "samples" | "features";
  readonly #answer: (query: TableQuery) => TablePage;

  constructor(table: NamedColumns, { title = "", pageSize = firstQuery.size }: TableOptions = {}, marks?: RowMarks) {
    const { rows, columns } = table;
    const selection =
      marks?.linked.selection ??
      new Model<SelectionState>("Selection", { samples: [], features: [] }, { hasView: false });
    const source: TableSource = {
      rows,
      columns: columns.length,
      isNumeric: (column) => columns[column]?.numeric ?? false,
      cell: (row, column) => columns[column]?.cell(row) ?? null,
      keys: marks ? (row) => marks.keys(row) : (row) => [row],
    };
    const what = marks?.marks ?? "samples";
    const answer = tablePages(source, () => selection.get(what));
    const query = { ...firstQuery, size: Math.min(500, Math.max(1, Math.round(pageSize))) };
    const model = new Model<DataTableState>("DataTable", {
      selection,
      marks: what,
      title,
      rowCount: rows,
      names: columns.map(({ name }) => name),
      numeric: Uint8Array.from(columns, ({ numeric }) => Number(numeric)),
      query,
      whole: wholeOf(source),
      page: answer(query),
    });
    super(model);
    this.#table = table;
    this.#source = source;
    this.#selection = selection;
    this.#marks = what;
    this.#answer = answer;
    const send = () => {
      if (!model.get("whole")) model.set({ page: answer(model.get("query")) });
    };
    model.on("change:query", send);
    // The view asks again when marks change, but its question may come before the marks.
    selection.on(`change:${what}`, () => {
      if (model.get("query").onlyMarked) send();
    });
  }

  /** The first rows and columns. */
  get svg(): string {
    return tableDrawing(this.#page(), this.text);
  }

  get text(): string {
    const { rows, columns } = this.#table;
    const title = this.model.get("title");
    return `${title ? `${title}: ` : ""}${counted(rows, "row")} × ${counted(columns.length, "column")}`;
  }

  /** The marked rows, each as an object with a value for each column. */
  selected(): Promise<readonly Readonly<Record<string, Cell>>[]> {
    const { rows, columns } = this.#table;
    const test = isMarked(this.#selection.get(this.#marks));
    const found = Array.from({ length: rows }, (_, row) => row).filter((row) => test(this.#source.keys(row)));
    return Promise.resolve(found.map((row) => Object.fromEntries(columns.map(({ name, cell }) => [name, cell(row)]))));
  }

  /**
   * Called with the marked rows whenever the person marks something, in any view that shares the marks.
   *
   * @returns a function that takes the listener back
   */
  on(_event: "select", listener: (rows: readonly Readonly<Record<string, Cell>>[]) => unknown): () => void {
    return this.#selection.on(`change:${this.#marks}`, async () => listener(await this.selected()));
  }

  /**
   * Writes all rows as tab-separated text where the name ends in .tsv, else the still picture of the first ones.
   *
   * @throws InvalidOption for another ending than .tsv and .svg; Unwritable
   */
  override async save(file: string): Promise<void> {
    if (!/\.tsv$/i.test(file)) return super.save(file);
    const { rows, columns } = this.#table;
    const cells = Array.from({ length: rows }, (_, row) => columns.map(({ cell }) => cell(row)));
    const names = columns.map(({ name }) => name);
    await writeWhole(file, tabSeparated(names, cells));
  }

  /** A table of text, which can be searched and copied, instead of its drawing. */
  protected override still(): Readonly<Record<string, string>> {
    return { "text/html": tablePage(this.#page()) };
  }

  #page() {
    const query = this.model.get("query");
    const { rows, columns } = this.#table;
    return { page: this.#answer(query), columns, rows, title: this.model.get("title") };
  }
}

/**
 * A table of your own in the notebook: page by page, sorted and filtered in the kernel where it is large.
 *
 * @param data an Arrow table, a list of objects, columns by name, or a matrix with `columns` and `rows` named
 * @throws UnsuitableData for anything else
 * @example
 * showTable([{ gene: "TP53", score: 0.9 }, { gene: "EGFR", score: 0.4 }], { title: "Scores" });
 */
export function showTable(data: TableLike, options: TableOptions = {}): DataTableView {
  return new DataTableView(tableColumns(data, options), options);
}

function wholeOf(source: TableSource): DataTableState["whole"] {
  if (source.rows * source.columns > mostCells) return null;
  const rows = Array.from({ length: source.rows }, (_, row) => row);
  const whole = {
    cells: rows.map((row) => Array.from({ length: source.columns }, (_, column) => source.cell(row, column))),
    keys: rows.map((row) => source.keys(row)),
  };
  return JSON.stringify(whole).length <= mostWhole ? whole : null;
}
