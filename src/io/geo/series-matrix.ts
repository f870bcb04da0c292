import { type Table, takeRows, texts } from "../../data/table.js";
import { firstFive, OmixelError } from "../../errors.js";
import type { Dialect } from "../delimited/dialect.js";
import { type GridOpening, readGrid } from "../delimited/read-grid.js";
import { splitRecords } from "../delimited/records.js";
import { tableOfGrid } from "../delimited/table-of-grid.js";
import type { FileContent } from "../format.js";
import { lineBlocks } from "../line-blocks.js";
import { openBytes, type ReadWatch } from "../open-bytes.js";
import type { ReadTableOptions } from "../raw-table.js";
import { parseSeriesSamples, type SeriesHead } from "./series-samples.js";

const [begin, end] = [Buffer.from("!series_matrix_table_begin"), Buffer.from("!series_matrix_table_end")];

const newline = 10;

/**
 * Reads a GEO series matrix: the values of all samples, and what is said of the samples beside them.
 *
 * @returns the table; or the samples alone where the table is empty, as series of sequencing data have it
 * @throws UnreadableFile where the file ends before its table does; MalformedTable with line and column; DuplicateNames
 */
export async function readSeriesMatrix(path: string, options: ReadTableOptions = {}): Promise<FileContent> {
  const { chunks, compression } = await openBytes(path, options);
  const opening = seriesOpening(path);
  const { grid, dialect } = await readGrid(untilEnd(chunks, path), path, opening);
  const { samples, supplements } = opening.head();
  if (grid.rows === 0) return { kind: "samples", samples, elsewhere: elsewhere(supplements) };
  const table = tableOfGrid(grid, dialect, path, options, {
    format: "seriesMatrix",
    compression,
    article: "a ",
    described: "GEO series matrix",
    layout: { orientation: "rows", reason: "a series matrix has them there" },
  });
  return { kind: "table", table: { ...table, annotations: inOrder(samples, table.samples, path) } };
}

/** What a series matrix says of its samples; the table is not read. */
export async function readSeriesSamples(path: string, watch: ReadWatch = {}): Promise<Table> {
  const { chunks } = await openBytes(path, watch);
  const parts: Buffer[] = [];
  for await (const block of lineBlocks(chunks)) {
    parts.push(block);
    const bytes = Buffer.concat(parts);
    if (bytes.includes(begin)) return headOf(bytes, path).samples;
  }
  throw cutShort(path);
}

function seriesOpening(file: string): GridOpening & { head(): SeriesHead } {
  let head: SeriesHead | undefined;
  return {
    head: () => head!,
    enough(bytes) {
      const at = bytes.indexOf(begin);
      return at >= 0 && bytes.indexOf(newline, bytes.indexOf(newline, at) + 1) >= 0;
    },
    dialect(bytes) {
      head = headOf(bytes, file);
      return dialectOf(bytes, file);
    },
  };
}

function headOf(bytes: Buffer, file: string): SeriesHead {
  const at = bytes.indexOf(begin);
  if (at < 0) throw cutShort(file);
  return parseSeriesSamples(bytes.toString("utf8", 0, at), file);
}

function dialectOf(bytes: Buffer, file: string): Dialect {
  const from = bytes.indexOf(newline, bytes.indexOf(begin)) + 1;
  const to = bytes.indexOf(newline, from);
  let skip = 1;
  for (let at = bytes.indexOf(newline); at >= 0 && at < from; at = bytes.indexOf(newline, at + 1)) skip++;
  const header = splitRecords(bytes.toString("utf8", from, to), "\t", file, skip)[0]?.cells ?? [];
  if (header.length < 2)
    throw new OmixelError("MalformedTable", "The table of the series has no column.", "Download it again.", {
      file,
      line: skip,
    });
  const kinds = header.map((_, j) => (j === 0 ? "names" : "number"));
  return { separator: "\t", skip, header, labels: [], kinds, notes: [] };
}

/** The file up to the end of its table. */
async function* untilEnd(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  for await (const block of lineBlocks(chunks)) {
    const at = block.indexOf(end);
    if (at < 0) {
      yield block;
      continue;
    }
    yield block.subarray(0, at);
    return;
  }
  throw cutShort(file);
}

function inOrder(samples: Table, names: readonly string[], file: string): Table {
  const places = new Map(texts(samples, "sample").map((name, i) => [name, i]));
  const unknown = names.filter((name) => !places.has(name));
  if (unknown.length > 0)
    throw new OmixelError(
      "LabelMismatch",
      `${unknown.length} columns of the table are no samples of the series: ${firstFive(unknown)}.`,
      "Download it again.",
      { file },
    );
  return takeRows(
    samples,
    names.map((name) => places.get(name)!),
  );
}

function elsewhere(supplements: readonly string[]): string {
  return supplements.length > 0
    ? `Its measurements are in supplementary files: ${firstFive(supplements)}.`
    : "Its measurements are not in the series matrix, as is usual for sequencing data: look for its supplementary files.";
}

function cutShort(file: string): OmixelError {
  return new OmixelError(
    "UnreadableFile",
    "The series matrix ends before its table does: it is cut short.",
    "Download it again.",
    { file },
  );
}
