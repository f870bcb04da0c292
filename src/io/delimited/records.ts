import { OmixelError, type Place } from "../../errors.js";

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
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const plain = text.slice(at, end);
    const { cells, next, lines } = plain.includes('"')
      ? quotedRecord(text, at, separator, { ...(file ? { file } : {}), line })
      : { cells: plain.split(separator).map((cell) => cell.trim()), next: end + 1, lines: 1 };
    if (cells.length > 1 || cells[0] !== "") records.push({ line, cells });
    at = next;
    line += lines;
  }
  return records;
}

/** The record that begins at `at`, sign by sign. @returns its cells, where the next one begins, lines that it covers */
function quotedRecord(
  text: string,
  at: number,
  separator: string,
  place: Place,
): { cells: string[]; next: number; lines: number } {
  const cells: string[] = [];
  const cellEnd = (from: number) => {
    let end = from;
    while (end < text.length && text[end] !== separator && text[end] !== "\n") end++;
    return end;
  };
  let lines = 1;
  for (let from = at; ; from++) {
    let start = from;
    while (text[start] === " " && separator !== " ") start++;
    const quoted = text[start] === '"';
    const close = quoted ? closingQuote(text, start, place) : start;
    const end = cellEnd(close);
    const cell = quoted ? text.slice(start + 1, close).replaceAll('""', '"') : text.slice(start, end).trim();
    if (quoted) lines += cell.split("\n").length - 1;
    cells.push(cell);
    if (text[end] !== separator) return { cells, next: end + 1, lines };
    from = end;
  }
}

/** Where a quoted cell closes. A doubled quote is part of it. */
function closingQuote(text: string, open: number, place: Place): number {
  for (let at = open + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0)
      throw new OmixelError(
        "MalformedTable",
        "A quote is opened and never closed.",
        'Close it; write " itself as "".',
        place,
      );
    if (text[at + 1] !== '"') return at;
  }
}
