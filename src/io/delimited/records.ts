import { OmixelError } from "../../errors.js";

/** One row of a delimited text. */
export interface TextRecord {
  /** Line on which it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Rows and cells of a delimited text (RFC 4180): cells may be quoted and then hold separators, doubled quotes and line
 * ends; unquoted cells are trimmed. Blank lines are left out.
 *
 * @param separator one character
 * @param file named in errors
 * @param firstLine number of the line with which the text begins
 * @throws MalformedTable for a quote that is not closed, with its line
 */
export function splitRecords(text: string, separator: string, file?: string, firstLine = 1): TextRecord[] {
  const records: TextRecord[] = [];
  let [at, line] = [0, firstLine];
  while (at < text.length) {
    const begun = line;
    const cells: string[] = [];
    for (;;) {
      const start = at;
      while (text[at] === " " && separator !== " ") at++;
      if (text[at] === '"') {
        const { cell, end, lines } = quotedCell(text, at, begun, file);
        cells.push(cell);
        line += lines;
        at = end;
        while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
      } else {
        at = start;
        while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
        cells.push(text.slice(start, at).trim());
      }
      if (text[at] !== separator) break;
      at++;
    }
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    line++;
    if (cells.length > 1 || cells[0] !== "") records.push({ line: begun, cells });
  }
  return records;
}

function quotedCell(
  text: string,
  open: number,
  line: number,
  file?: string,
): { cell: string; end: number; lines: number } {
  let at = open + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0)
      throw new OmixelError(
        "MalformedTable",
        "A quote is opened and never closed.",
        'Close it; write " itself as "".',
        {
          ...(file ? { file } : {}),
          line,
        },
      );
    if (text[quote + 1] !== '"') {
      const raw = text.slice(open + 1, quote);
      return { cell: raw.replaceAll('""', '"'), end: quote + 1, lines: raw.split("\n").length - 1 };
    }
    at = quote + 2;
  }
}
