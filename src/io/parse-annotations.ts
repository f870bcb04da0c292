import type { Column, Table } from "../data/table.js";
import { tableOf } from "../data/table.js";
import { firstFive, OmixelError, unknownName } from "../errors.js";
import { annotationColumn } from "./annotation-column.js";
import { hasHeader } from "./annotation-header.js";
import { splitRecords, type TextRecord } from "./delimited/records.js";
import { findSeparator } from "./delimited/separator.js";

/** How the table of annotations is understood. */
export interface ParseAnnotationsOptions {
  /** Column that names the samples. Default: the first under a blank corner; one called sample, cell, barcode …; the first. */
  readonly sample?: string | undefined;
  /** Whether the first line names the columns. Default "auto": decided by comparing it with the lines below. */
  readonly header?: "auto" | "present" | "absent" | undefined;
}

/** Names under which sample names are found, compared without case, blanks and signs. */
const sampleWords = new Set([
  "sample",
  "samples",
  "sampleid",
  "samplename",
  "cell",
  "cellid",
  "barcode",
  "barcodes",
  "spot",
  "subject",
  "patientid",
]);

/** Sample annotations out of the text of a table. @param path named in errors */
export function parseAnnotations(text: string, path: string, options: ParseAnnotationsOptions = {}): Table {
  const unix = text.replace(/\r\n?/g, "\n");
  return annotationsOf(splitRecords(unix, findSeparator(unix.split("\n", 50)), path), path, options);
}

/** Sample annotations out of rows of cells. @param path named in errors */
export function annotationsOf(
  records: readonly TextRecord[],
  path: string,
  { sample, header = "auto" }: ParseAnnotationsOptions = {},
): Table {
  const [first, ...below] = records;
  if (!first)
    throw new OmixelError("UnreadableFile", "The file has no line with content.", "Export it again.", { file: path });
  const headed = header === "present" || (header === "auto" && hasHeader(records));
  const rows = headed ? below : records;
  const names = columnNamesOf(headed ? first.cells : undefined, rows, path);
  const columns = names.map((_, j) => rows.map(({ cells }) => cells[j]!));
  return assemble(names, columns, rows, path, sample);
}

function columnNamesOf(header: readonly string[] | undefined, rows: readonly TextRecord[], path: string): string[] {
  const width = rows[0]?.cells.length ?? header?.length ?? 0;
  // pandas leaves the corner blank and R leaves it out; beside a column called sample it stays blank until later
  const corner = header?.includes("sample") ? "" : "sample";
  const names = header
    ? header.length === width - 1
      ? [corner, ...header]
      : header.map((name, j) => name || (j === 0 ? corner : `column${j}`))
    : width === 1
      ? ["label"]
      : Array.from({ length: width }, (_, j) => ["sample", "label"][j] ?? `column${j}`);
  for (const { line, cells } of rows)
    if (cells.length !== names.length)
      throw new OmixelError(
        "MalformedTable",
        `${names.length} cells are expected, but the line has ${cells.length}.`,
        "Put the line right; cells with separators in them need quotes.",
        { file: path, line },
      );
  const twice = names.filter((name, j) => names.indexOf(name) !== j);
  if (twice.length > 0)
    throw new OmixelError(
      "DuplicateNames",
      `Columns named more than once (${twice.length}): ${firstFive(twice)}.`,
      "Rename them.",
      {
        file: path,
        line: 1,
      },
    );
  return names;
}

function assemble(
  names: readonly string[],
  columns: readonly (readonly string[])[],
  rows: readonly TextRecord[],
  path: string,
  wanted?: string,
): Table {
  const chosen = sampleColumn(names, columns, path, wanted);
  const samples = chosen < 0 ? rows.map((_, i) => `s${i + 1}`) : columns[chosen]!;
  checkSamples(samples, rows, path);
  const taken = new Set(names);
  const free = (name: string): string => (taken.has(name) ? free(`${name}_`) : name);
  const others = names.map((name, j): [string, Column] => {
    const called = j !== chosen && (name === "sample" || name === "") ? free("sample_") : name;
    taken.add(called);
    return [called, annotationColumn(columns[j]!)];
  });
  return tableOf([["sample", [...samples]], ...others.filter((_, j) => j !== chosen)]);
}

/** Whether a column is called as those that name the samples usually are. */
export function isSampleWord(column: string): boolean {
  return sampleWords.has(column.toLowerCase().replace(/[^a-z]/g, ""));
}

/** Index of the column that names the samples, -1 where there is none. */
function sampleColumn(
  names: readonly string[],
  columns: readonly (readonly string[])[],
  path: string,
  wanted?: string,
): number {
  if (wanted !== undefined) {
    const found = names.indexOf(wanted);
    if (found < 0)
      throw unknownName(
        "column",
        wanted,
        names.filter((name) => name !== ""),
        { file: path },
      );
    return found;
  }
  if (names.length === 1 && new Set(columns[0]).size < columns[0]!.length) return -1;
  const called = names.findIndex((name) => name === "" || isSampleWord(name));
  return Math.max(called, 0);
}

function checkSamples(samples: readonly string[], rows: readonly TextRecord[], path: string): void {
  const blank = samples.indexOf("");
  if (blank >= 0)
    throw new OmixelError("MalformedTable", "The sample has no name.", "Name it, or leave the line out.", {
      file: path,
      line: rows[blank]!.line,
    });
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of samples) (seen.has(name) ? twice : seen).add(name);
  if (twice.size === 0) return;
  const [name] = twice as unknown as [string];
  throw new OmixelError(
    "DuplicateNames",
    `Samples named more than once (${twice.size}): ${firstFive([...twice])}.`,
    "Leave one line a sample, or name another column with { sample }.",
    { file: path, line: rows[samples.lastIndexOf(name)]!.line },
  );
}
