import type { Cell } from "./table-query.js";

/** Rows as spreadsheets take them; numbers in full. */
export function tabSeparated(names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) =>
    `${cells.map((cell) => String(cell ?? "").replace(/[\t\r\n]+/g, " ")).join("\t")}\n`;
  return line(names) + rows.map(line).join("");
}
