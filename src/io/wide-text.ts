import type { TypedColumn } from "./typed-columns.js";
import { rowCount } from "./wide-columns.js";

/** Columns as delimited text, UTF-8; a missing value is an empty cell. @param separator tab or comma */
export function wideText(columns: readonly TypedColumn[], separator: string): Buffer {
  const special = separator === "," ? /[,"\n\r]/ : /[\t"\n\r]/;
  const quoted = (cell: string) => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const rows = rowCount(columns);
  const lines: Buffer[] = [Buffer.from(`${columns.map(({ name }) => quoted(name)).join(separator)}\n`)];
  for (let i = 0; i < rows; i++) {
    const cells = columns.map((column) =>
      column.kind === "text" ? quoted(column.cells[i]!) : numberText(column.values, i),
    );
    lines.push(Buffer.from(`${cells.join(separator)}\n`));
  }
  return Buffer.concat(lines);
}

/** The shortest text that gives the number again. */
function numberText(values: ArrayLike<number>, i: number): string {
  const value = values[i]!;
  if (Number.isNaN(value)) return "";
  if (!(values instanceof Float32Array) || Number.isInteger(value)) return String(value);
  for (let digits = 7; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9))); // nine digits tell every float32 from its neighbours
}
