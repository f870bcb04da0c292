import { OmixelError } from "../../errors.js";
import { isDecimalComma, isMissing, isNumber } from "./cell-text.js";
import { splitRecords, type TextRecord } from "./records.js";
import { findSeparator, mostCommon } from "./separator.js";

/** What a column of the file holds. */
export type ColumnKind = "names" | "text" | "number" | "blank";

/** How a delimited table is written, as its first lines tell. */
export interface Dialect {
  /** One character. */
  readonly separator: string;
  /** Lines before the first row of values: comments and header. */
  readonly skip: number;
  /** One a column of the file; "" where the file has no name. */
  readonly header: readonly string[];
  /** Whether the first line names the columns. */
  readonly headed: boolean;
  readonly kinds: readonly ColumnKind[];
  readonly notes: readonly string[];
}

/**
 * Works out the dialect from the beginning of a table.
 *
 * @param head some complete lines
 * @param file named in errors
 * @throws MalformedTable for decimal commas, old line ends, a header that does not fit its rows
 */
export function findDialect(head: string, file: string): Dialect {
  const lines = head.split(/\r?\n/);
  if (lines.length <= 2 && head.includes("\r") && /\r[^\n]/.test(head))
    throw new OmixelError(
      "MalformedTable",
      "Lines end with a lone carriage return.",
      "Save the file with modern line ends.",
      {
        file,
      },
    );
  const comments = leadingComments(lines);
  const text = lines.slice(comments).join("\n");
  const separator = findSeparator(lines.slice(comments));
  const records = splitRecords(text, separator, file).map((record) => ({ ...record, line: record.line + comments }));
  const [first, ...below] = records;
  if (!first) throw new OmixelError("MalformedTable", "The file has no row.", "Export it again.", { file });
  const width = mostCommon((below.length > 0 ? below : [first]).map(({ cells }) => cells.length));
  const headed = below.length > 0 && looksLikeHeader(first.cells, below, width);
  const rows = headed ? below : records;
  const header = headed ? fitHeader(first, width, file) : Array.from({ length: width }, () => "");
  const fitting = rows.filter(({ cells }) => cells.length === width);
  refuseDecimalComma(fitting, header, file);
  const kinds = columnKinds(header, fitting, headed && first.cells.length < width, headed);
  const notes = comments > 0 ? [`${comments} comment line${comments > 1 ? "s" : ""} at the top skipped`] : [];
  if (!headed) notes.push("the first line holds values, not names");
  return { separator, skip: headed ? first.line : first.line - 1, header, headed, kinds, notes };
}

/** Lines at the top that begin with # and are not cut like the line after them. */
function leadingComments(lines: readonly string[]): number {
  let count = 0;
  while (lines[count]?.startsWith("#") && lines[count]!.split(/[\t,;]/).length < 3) count++;
  return count;
}

/** The first row names columns if it has text where the rows below have numbers, a cell less, or a corner and a count. */
function looksLikeHeader(cells: readonly string[], below: readonly TextRecord[], width: number): boolean {
  if (cells.length === width - 1) return true;
  const numeric = cells.map((_, j) => mostlyNumbers(below.map((record) => record.cells[j] ?? "")));
  if (cells.some((cell, j) => numeric[j] && !isMissing(cell) && !isNumber(cell) && !isDecimalComma(cell))) return true;
  const [corner = "", ...others] = cells;
  const counted = others.length > 0 && others.every((cell, j) => Number(cell) === j + Number(others[0]));
  return counted && (corner === "" || (!numeric[0] && others.length > 1)); // pandas numbers columns 0, 1, 2 …
}

function fitHeader({ cells, line }: TextRecord, width: number, file: string): string[] {
  if (cells.length === width - 1) return ["", ...cells];
  const trimmed = [...cells];
  while (trimmed.length > width && trimmed.at(-1) === "") trimmed.pop();
  if (trimmed.length !== width)
    throw new OmixelError(
      "MalformedTable",
      `The header has ${cells.length} cells, but most lines below it have ${width}.`,
      "A header may have one cell less than its rows (no corner cell), otherwise as many.",
      { file, line },
    );
  return trimmed;
}

function columnKinds(
  header: readonly string[],
  rows: readonly TextRecord[],
  cornerMissing: boolean,
  headed: boolean,
): ColumnKind[] {
  const kinds = header.map((name, j): ColumnKind => {
    const cells = rows.map((row) => row.cells[j]!);
    if (cells.every((cell) => cell === "")) return name === "" ? "blank" : "number";
    return mostlyNumbers(cells) ? "number" : "text";
  });
  const firstCells = rows.map((row) => row.cells[0]!);
  if (cornerMissing || (headed && namesRows(header[0]!, kinds[0]!, firstCells)) || (!headed && kinds[0] === "text"))
    kinds[0] = "names";
  return kinds;
}

/** Whether the first column names the rows: text that hardly repeats, or integers under a blank or telling corner. */
function namesRows(corner: string, kind: ColumnKind, cells: readonly string[]): boolean {
  const distinct = new Set(cells).size;
  if (kind === "text")
    return !/^(label|class|group|type|diagnosis|condition|status)$/i.test(corner) && distinct * 3 > cells.length;
  if (kind === "blank" || distinct < cells.length || !cells.every((cell) => /^\d+$/.test(cell))) return false;
  return (
    corner === "" ||
    /(^|[\s_.-])(ids?|index|name|gene|entrez|probe|sample|cell|patient|feature|unnamed.*)$/i.test(corner)
  );
}

function mostlyNumbers(cells: readonly string[]): boolean {
  const known = cells.filter((cell) => !isMissing(cell));
  return known.filter((cell) => isNumber(cell) || isInfinite(cell)).length * 2 >= known.length;
}

function isInfinite(cell: string): boolean {
  return /^[-+]?inf(inity)?$/i.test(cell);
}

function refuseDecimalComma(rows: readonly TextRecord[], header: readonly string[], file: string): void {
  for (const { line, cells } of rows) {
    const commas = cells.filter(isDecimalComma).length;
    if (commas * 2 <= cells.filter((cell) => isDecimalComma(cell) || isNumber(cell)).length) continue;
    const at = cells.findIndex(isDecimalComma);
    throw new OmixelError(
      "MalformedTable",
      `Numbers are written with a decimal comma: "${cells[at]}".`,
      "Export the table with decimal points.",
      { file, line, column: header[at] || at + 1 },
    );
  }
}
