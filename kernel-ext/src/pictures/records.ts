import { htmlTable, MAX_ROWS } from "./html-table.js";

/** An array of plain objects with shared fields is a table: one row an object, one column a field. */
export function records(value: unknown): Record<string, string> | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const shown = value.slice(0, MAX_ROWS) as unknown[];
  if (!shown.every(isRecord)) return undefined;
  const columns = [...new Set(shown.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0 || columns.length > 1000) return undefined;
  const html = htmlTable({
    columns,
    rows: value.length,
    allColumns: columns.length,
    cell: (row, column) => shown[row]![columns[column]!],
  });
  return { "text/html": html };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
