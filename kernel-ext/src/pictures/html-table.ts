import { inspect } from "node:util";

/** Rows and columns that a table shows at most; the count of the rest is said. */
export const MAX_ROWS = 60;
export const MAX_COLUMNS = 30;
const LONGEST_CELL = 120;

export interface TableView {
  readonly columns: readonly string[];
  readonly rows: number;
  /** Columns in all, if more than are given. */
  readonly allColumns: number;
  cell(row: number, column: number): unknown;
}

/** A table as HTML without styles of its own, so that it looks like every table in the notebook. */
export function htmlTable(view: TableView): string {
  const columns = view.columns.slice(0, MAX_COLUMNS);
  const rows = Math.min(view.rows, MAX_ROWS);
  const head = `<tr><th></th>${columns.map((name) => `<th>${escapeHtml(name)}</th>`).join("")}</tr>`;
  const body = Array.from(
    { length: rows },
    (_, row) => `<tr><th>${row}</th>${columns.map((_, column) => cellHtml(view.cell(row, column))).join("")}</tr>`,
  );
  const shape = `${view.rows} rows × ${view.allColumns} columns`;
  const cut = rows < view.rows || columns.length < view.allColumns;
  const note = `<p>${shape}${cut ? ` (the first ${rows} × ${columns.length} are shown)` : ""}</p>`;
  return `<table class="dataframe"><thead>${head}</thead><tbody>${body.join("")}</tbody></table>${note}`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function cellHtml(value: unknown): string {
  const isNumber = typeof value === "number" || typeof value === "bigint";
  return `<td${isNumber ? ' style="text-align:right"' : ""}>${escapeHtml(cellText(value))}</td>`;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
  const text =
    typeof value === "string" ? value : inspect(value, { depth: 1, breakLength: Infinity, maxArrayLength: 10 });
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}
