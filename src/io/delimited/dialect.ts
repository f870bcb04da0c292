import { OmixelError } from "../../errors.js";
import { isDecimalComma, isNumber } from "./cell-text.js";
import { type ColumnKind, columnKinds } from "./column-kinds.js";
import { fitHeader, leadingLabels, looksLikeHeader } from "./header.js";
import { splitRecords, type TextRecord } from "./records.js";
import { findSeparator, mostCommon } from "./separator.js";

/** How a delimited table is written, as its first lines tell. */
export interface Dialect {
  /** One character. */
  readonly separator: string;
  /** Lines before the first row of values: comments, header and label rows. */
  readonly skip: number;
  /** Names of the columns, the corner first, "" where one has none; undefined if the file does not name its columns. */
  readonly header: readonly string[] | undefined;
  /** Rows of text under the header, which label the columns; usually none. */
  readonly labels: readonly (readonly string[])[];
  /** One a column of the file. */
  readonly kinds: readonly ColumnKind[];
  readonly notes: readonly string[];
}

/**
 * Works out the dialect from the beginning of a table.
 *
 * @param head some complete lines
 * @param file named in errors
 * @param known the separator, where it need not be found
 * @throws MalformedTable for decimal commas, old line ends, a quote left open, a header that does not fit its rows
 */
export function findDialect(head: string, file: string, known?: string): Dialect {
  const lines = linesOf(head, file);
  const comments = leadingComments(lines);
  const separator = known ?? findSeparator(lines.slice(comments));
  const records = splitRecords(lines.slice(comments).join("\n"), separator, file, comments + 1);
  const [first, ...below] = records;
  if (!first) throw new OmixelError("MalformedTable", "The file has no row.", "Export it again.", { file });
  const width = mostCommon((below.length > 0 ? below : [first]).map(({ cells }) => cells.length));
  const labels = leadingLabels(below);
  const headed = below.length > 0 && (labels.length > 0 || looksLikeHeader(first.cells, below, width));
  const header = headed ? fitHeader(first, width, file) : undefined;
  const rows = (headed ? below.slice(labels.length) : records).filter(({ cells }) => cells.length === width);
  refuseDecimalComma(rows, header, file);
  const cornerless = headed && first.cells.length < width;
  const kinds = columnKinds(
    header,
    cornerless,
    rows.map(({ cells }) => cells),
    width,
  );
  const notes = [
    ...(comments > 0 ? [`comment lines at the top that were skipped: ${comments}`] : []),
    ...labels.map(({ cells, line }) => `line ${line} labels the columns: "${cells[0]!}"`),
    ...(headed ? [] : ["the first line holds values, not names"]),
  ];
  const skip = headed ? (labels.at(-1) ?? first).line : comments;
  return { separator, skip, header, labels: labels.map(({ cells }) => cells), kinds, notes };
}

function linesOf(head: string, file: string): string[] {
  const lines = head.split(/\r?\n/);
  if (lines.length > 2 || !/\r[^\n]/.test(head)) return lines;
  throw new OmixelError("MalformedTable", "Lines end with a lone carriage return.", "Save it with usual line ends.", {
    file,
  });
}

/** Lines at the top that begin with # and are not cut into cells. */
function leadingComments(lines: readonly string[]): number {
  const end = lines.findIndex((line) => !line.startsWith("#") || line.split(/[\t,;]/).length > 2);
  return Math.max(end, 0);
}

function refuseDecimalComma(rows: readonly TextRecord[], header: readonly string[] | undefined, file: string): void {
  for (const { line, cells } of rows) {
    const commas = cells.filter(isDecimalComma).length;
    if (commas * 2 <= cells.filter((cell) => isDecimalComma(cell) || isNumber(cell)).length) continue;
    const at = cells.findIndex(isDecimalComma);
    throw new OmixelError(
      "MalformedTable",
      `Numbers are written with a decimal comma: "${cells[at]!}".`,
      "Export the table with decimal points.",
      { file, line, column: header?.[at] || at + 1 },
    );
  }
}
