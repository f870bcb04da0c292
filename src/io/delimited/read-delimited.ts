import { openBytes } from "../open-bytes.js";
import type { RawTable, ReadTableOptions } from "../raw-table.js";
import { findDialect } from "./dialect.js";
import { type GridOpening, readGrid, requireNumbers } from "./read-grid.js";
import { separatorNames } from "./separator.js";
import { tableOfGrid } from "./table-of-grid.js";

/** The dialect is worked out from this many bytes and lines, and from a few lines at least, however wide they are. */
const head = { bytes: 1 << 16, lines: 100, fewestLines: 6 };

const newline = 10;

/**
 * Reads a table of numbers from delimited text, plain or gzip.
 *
 * @throws FileNotFound, NotAFile, UnreadableFile, Aborted; MalformedTable with line and column; DuplicateNames
 */
export async function readDelimited(path: string, options: ReadTableOptions = {}): Promise<RawTable> {
  const { chunks, compression } = await openBytes(path, options);
  const { grid, dialect } = await readGrid(chunks, path, foundDialect(path));
  requireNumbers(grid, path);
  const separator = separatorNames[dialect.separator]!;
  const described = `${separator}-separated text`;
  return tableOfGrid(grid, dialect, path, options, { format: "delimited", compression, separator, described });
}

/** The dialect as the first lines let it be guessed. @param file named in errors */
export function foundDialect(file: string): GridOpening {
  return { enough, dialect: (bytes) => findDialect(firstLines(bytes), file) };
}

function enough(bytes: Buffer): boolean {
  if (bytes.length < head.bytes) return false;
  let lines = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1))
    if (++lines >= head.fewestLines) return true;
  return false;
}

function firstLines(bytes: Buffer): string {
  let [lines, end] = [0, 0];
  while (end < bytes.length && (lines < head.fewestLines || (lines < head.lines && end < head.bytes))) {
    end = bytes.indexOf(newline, end) + 1;
    lines++;
  }
  return bytes.toString("utf8", 0, end);
}
