import { SourceMap, type SourceMapPayload } from "node:module";
import type { EditedText } from "./edits.js";

/** A position in a cell, line and column from 1. */
export interface CellPosition {
  readonly line: number;
  readonly column: number;
}

/** What is needed to show where in a cell something happened. */
export interface CellOrigin {
  /** The number shown at the cell. */
  readonly count: number;
  readonly source: string;
  position(line: number, column: number): CellPosition | undefined;
}

const mapComment = /\/\/# sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]+)\s*$/;

/** Separates the converter's output from its inline source map. */
export function splitSourceMap(output: string): { code: string; map: SourceMap | undefined } {
  const found = mapComment.exec(output);
  if (!found) return { code: output, map: undefined };
  const payload = JSON.parse(Buffer.from(found[1]!, "base64").toString()) as SourceMapPayload;
  return { code: output.slice(0, found.index), map: new SourceMap(payload) };
}

/** Lines that the converter puts before a cell. */
const linesBefore = 1;

/** Leads positions in the running code back to the cell: first over the kernel's edits, then over the source map. */
export function cellOrigin(count: number, source: string, edits: EditedText, map: SourceMap | undefined): CellOrigin {
  return {
    count,
    source,
    position(line, column) {
      const before = edits.originalPosition(line - 1, column - 1);
      const entry = map?.findEntry(before.line, before.column);
      if (!entry || !("originalLine" in entry)) return undefined;
      return { line: entry.originalLine + 1 - linesBefore, column: entry.originalColumn + 1 };
    },
  };
}
