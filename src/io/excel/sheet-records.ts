import { dateText } from "../any-column.js";
import type { TextRecord } from "../delimited/records.js";
import type { Sheet, SheetCell } from "./workbook.js";

/** A sheet as rows of text. */
export interface SheetRecords {
  /** Rows that hold something, all of one width; `line` is the row's number in the sheet. */
  readonly records: readonly TextRecord[];
  readonly notes: readonly string[];
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * The table of a sheet as text: blank rows and columns at its edges and titles above it are left out. Days are written as
 * 2001-09-02; but a day among names (a gene that Excel took for a date) as 2-Sep, the form in which it is known.
 */
export function sheetRecords({ rows }: Sheet): SheetRecords {
  const width = Math.max(0, ...rows.map((row) => lastFilled(row) + 1));
  const titles = titleRows(rows, width);
  const table = rows
    .map((row, i) => ({ row, line: i + 1 }))
    .filter(({ row, line }) => line > titles && lastFilled(row) >= 0);
  const named = Array.from({ length: width }, (_, j) => mostlyTexts(table.slice(1).map(({ row }) => row[j] ?? null)));
  const header = mostlyTexts(table[0]?.row ?? []);
  let turned = 0;
  const textOf = (cell: SheetCell, i: number, j: number): string => {
    if (!(cell instanceof Date)) return cell === null ? "" : String(cell).replace(/\s+/g, " ").trim();
    if (!named[j] && !(i === 0 && header)) return dateText(cell);
    turned++;
    return `${cell.getUTCDate()}-${months[cell.getUTCMonth()]!}`;
  };
  const records = table.map(({ row, line }, i) => ({
    line,
    cells: Array.from({ length: width }, (_, j) => textOf(row[j] ?? null, i, j)),
  }));
  const told = rows.slice(0, titles).filter((row) => lastFilled(row) >= 0).length;
  const notes = [
    ...(told > 0 ? [`title rows above the table that were skipped: ${told}`] : []),
    ...(turned > 0 ? [`dates among names, as Excel makes them of genes such as SEPT2 and MARCH1: ${turned}`] : []),
  ];
  return { records, notes };
}

/** Rows of a sheet as tab-separated text, each on the line of its number. */
export function sheetText(records: readonly TextRecord[]): string {
  let [text, line] = ["", 1];
  for (const record of records) {
    text += "\n".repeat(record.line - line) + record.cells.map(quoted).join("\t");
    line = record.line;
  }
  return `${text}\n`;
}

function quoted(cell: string): string {
  return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Rows at the top with a single cell, where the table below is wider than two columns. */
function titleRows(rows: readonly (readonly SheetCell[])[], width: number): number {
  if (width < 3) return 0;
  const first = rows.findIndex((row) => row.filter((cell) => cell !== null).length > 1);
  return Math.max(first, 0);
}

function lastFilled(row: readonly SheetCell[]): number {
  return row.findLastIndex((cell) => cell !== null && cell !== "");
}

function mostlyTexts(cells: readonly SheetCell[]): boolean {
  const known = cells.filter((cell) => cell !== null);
  return known.filter((cell) => typeof cell === "string").length * 2 > known.length;
}
