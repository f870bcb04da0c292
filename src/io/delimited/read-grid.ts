import { OmixelError } from "../../errors.js";
import { lineBlocks } from "../line-blocks.js";
import { refuseBinary } from "../read-text.js";
import type { Dialect } from "./dialect.js";
import { type Grid, GridParser } from "./grid.js";

/** How the beginning of a text is understood before its rows are parsed. */
export interface GridOpening {
  /** Whether these bytes, whole lines from the beginning on, tell the dialect. */
  enough(head: Buffer): boolean;
  /** @param head what was enough, or all there is, without a byte order mark */
  dialect(head: Buffer): Dialect;
}

/**
 * Parses delimited text that comes in pieces.
 *
 * @param file named in errors
 * @throws MalformedTable with line and column
 */
export async function readGrid(
  chunks: AsyncIterable<Buffer>,
  file: string,
  opening: GridOpening,
): Promise<{ grid: Grid; dialect: Dialect }> {
  const waiting: Buffer[] = [];
  let started: { dialect: Dialect; parser: GridParser } | undefined;
  const start = () => {
    const bytes = withoutMark(Buffer.concat(waiting.splice(0)));
    refuseBinary(file, bytes.subarray(0, 4096));
    const dialect = opening.dialect(bytes);
    const parser = new GridParser(dialect, file);
    parser.push(bytes);
    return { dialect, parser };
  };
  for await (const block of lineBlocks(chunks)) {
    if (started) started.parser.push(block);
    else if (waiting.push(block) && opening.enough(waiting.length === 1 ? block : Buffer.concat(waiting)))
      started = start();
  }
  const { dialect, parser } = started ?? start();
  return { grid: parser.finish(), dialect };
}

/** @throws MalformedTable where there is no row or no column of numbers */
export function requireNumbers(grid: Grid, file: string): void {
  if (grid.rows === 0 || grid.columns === 0)
    throw new OmixelError(
      "MalformedTable",
      grid.rows === 0 ? "The table has a header but no row." : "The table has no column of numbers.",
      "Choose a table of measurements: names on two sides and numbers between them.",
      { file },
    );
}

/** The bytes without a UTF-8 byte order mark. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
