import { OmixelError } from "../../errors.js";
import { lineBlocks } from "../line-blocks.js";
import { openBytes } from "../open-bytes.js";
import type { RawTable, ReadTableOptions } from "../raw-table.js";
import { refuseBinary } from "../read-text.js";
import { type Dialect, findDialect } from "./dialect.js";
import { type Grid, GridParser } from "./grid.js";
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
  const { grid, dialect } = await parse(chunks, path);
  if (grid.rows === 0 || grid.columns === 0)
    throw new OmixelError(
      "MalformedTable",
      grid.rows === 0 ? "The table has a header but no row." : "The table has no column of numbers.",
      "Choose a table of measurements: names on two sides and numbers between them.",
      { file: path },
    );
  return tableOfGrid(grid, dialect, path, options, compression);
}

async function parse(chunks: AsyncIterable<Buffer>, path: string): Promise<{ grid: Grid; dialect: Dialect }> {
  const waiting: Buffer[] = [];
  let started: { dialect: Dialect; parser: GridParser } | undefined;
  const start = () => {
    const bytes = withoutMark(Buffer.concat(waiting.splice(0)));
    refuseBinary(path, bytes.subarray(0, 4096));
    const dialect = findDialect(firstLines(bytes), path);
    const parser = new GridParser(dialect, path);
    parser.push(bytes);
    return { dialect, parser };
  };
  for await (const block of lineBlocks(chunks)) {
    if (started) started.parser.push(block);
    else if (waiting.push(block) && enough(waiting)) started = start();
  }
  const { dialect, parser } = started ?? start();
  return { grid: parser.finish(), dialect };
}

function enough(blocks: readonly Buffer[]): boolean {
  if (blocks.reduce((bytes, block) => bytes + block.length, 0) < head.bytes) return false;
  let lines = 0;
  for (const block of blocks)
    for (let at = block.indexOf(newline); at >= 0; at = block.indexOf(newline, at + 1))
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

/** The bytes without a UTF-8 byte order mark. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
