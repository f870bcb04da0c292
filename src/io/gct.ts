import { OmixelError } from "../errors.js";
import type { Dialect } from "./delimited/dialect.js";
import type { GridOpening } from "./delimited/read-grid.js";

/** What the first two lines of a GCT file declare. */
export interface GctSize {
  readonly version: "1.2" | "1.3";
  readonly rows: number;
  readonly columns: number;
  /** Columns of text beside the names of the rows: 1 (Description) in version 1.2. */
  readonly rowTexts: number;
  /** Rows of text under the names of the columns: none in version 1.2. */
  readonly columnTexts: number;
}

const newline = 10;

/** How a GCT file (Broad Institute, versions 1.2 and 1.3) opens. @param file named in errors */
export function gctOpening(file: string): GridOpening & { size(): GctSize } {
  let size: GctSize | undefined;
  return {
    size: () => size!,
    enough(head) {
      const lines = linesIn(head, 2);
      return lines.length === 2 && linesIn(head, headLines(sizeOf(lines, file))).length >= headLines(size!);
    },
    dialect: (head) => dialectOf(linesIn(head, headLines(sizeOf(linesIn(head, 2), file))), size!, file),
  };

  function sizeOf(lines: readonly string[], path: string): GctSize {
    return (size ??= gctSize(lines, path));
  }
}

/** The declared size. @param lines the first two of the file */
export function gctSize([first = "", second = ""]: readonly string[], file: string): GctSize {
  const version = /^#(1\.[23])\s*$/.exec(first)?.[1];
  const counts = second.trim().split(/\s+/).map(Number);
  const expected = version === "1.3" ? 4 : 2;
  if (version === undefined || counts.length < expected || !counts.every((n) => Number.isSafeInteger(n) && n >= 0))
    throw new OmixelError(
      "MalformedTable",
      version === undefined
        ? `The first line is "${first.trim()}", but "#1.2" or "#1.3" is expected.`
        : `${expected} whole numbers are expected (rows, columns${expected === 4 ? ", row and column annotations" : ""}), but the line is "${second.trim()}".`,
      "Export the GCT file again.",
      { file, line: version === undefined ? 1 : 2 },
    );
  const [rows, columns, rowTexts, columnTexts] = counts as [number, number, number, number];
  return version === "1.3"
    ? { version, rows, columns, rowTexts, columnTexts }
    : { version: "1.2", rows, columns, rowTexts: 1, columnTexts: 0 };
}

function headLines({ columnTexts }: GctSize): number {
  return 3 + columnTexts;
}

function dialectOf(lines: readonly string[], size: GctSize, file: string): Dialect {
  const { version, columns, rowTexts } = size;
  if (lines.length < headLines(size))
    throw new OmixelError(
      "MalformedTable",
      `The file ends before its ${size.columnTexts === 0 ? "header" : `header and ${size.columnTexts} rows of column annotations`}.`,
      "It is cut short: download or export it again.",
      { file, line: lines.length },
    );
  const [header, ...labels] = lines.slice(2).map((line) => line.split("\t").map((cell) => unquoted(cell.trim())));
  while (header!.length > 1 + rowTexts + columns && header!.at(-1) === "") header!.pop();
  const found = header!.length - 1 - rowTexts;
  if (found !== columns)
    throw new OmixelError(
      "MalformedTable",
      `Line 2 declares ${columns} samples, but the header names ${found}.`,
      `Put line 2 right; a GCT ${version} header is: name${rowTexts > 0 ? `, ${rowTexts} column${rowTexts === 1 ? "" : "s"} of text` : ""}, samples, separated by tabs.`,
      { file, line: 3 },
    );
  labels.forEach((cells, i) => {
    while (cells.length > header!.length && cells.at(-1) === "") cells.pop();
    if (cells.length !== header!.length)
      throw new OmixelError(
        "MalformedTable",
        `${header!.length} cells are expected, as in the header, but the line has ${cells.length}.`,
        "Put the line right, or export the file again.",
        { file, line: 4 + i },
      );
  });
  const kinds = header!.map((_, j) => (j === 0 ? "names" : j <= rowTexts ? "text" : "number"));
  return { separator: "\t", skip: headLines(size), header, labels, kinds, notes: [] };
}

/** The first lines of some text, at most `count`. */
function linesIn(head: Buffer, count: number): string[] {
  const lines: string[] = [];
  for (let at = 0; at < head.length && lines.length < count;) {
    const end = head.indexOf(newline, at);
    lines.push(head.toString("utf8", at, end < 0 ? head.length : end).replace(/\r$/, ""));
    at = end < 0 ? head.length : end + 1;
  }
  return lines;
}

function unquoted(cell: string): string {
  return /^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
