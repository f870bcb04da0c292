import {
  type Field,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  type Vector,
} from "apache-arrow";
import { OmixelError } from "../errors.js";
import { guardMetadata } from "./arrow-guard.js";
import { hasItsLength } from "./arrow-lengths.js";
import { oneChunk } from "./arrow-chunk.js";
import { withinTime } from "./within-time.js";

guardMetadata();

/** Milliseconds that reading a file may take at least, and bytes that are unpacked in one at the worst. */
const [patience, slowest] = [2000, 2000];

/** Raised when an older reader would misread what a newer omixel writes. */
const version = 1;

/** What a file of ours holds. */
export type Content = "cohort" | "values";

/** A column with the field that describes it. */
export interface NamedColumn {
  readonly field: Field;
  readonly vector: Vector;
}

/** Columns of equal length as an Arrow table of one record batch; its metadata key `omixel` describes them as JSON. */
export function arrowTable(
  columns: readonly NamedColumn[],
  rows: number,
  content: Content,
  manifest: object = {},
): Table {
  const fields = columns.map(({ field }) => field);
  const schema = new Schema(fields, new Map([["omixel", JSON.stringify({ content, version, ...manifest })]]));
  const children = columns.map(({ vector }) => oneChunk(vector));
  const data = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children });
  return new Table(schema, [new RecordBatch(schema, data)]);
}

/** The bytes of an Arrow IPC file. */
export function arrowBytes(table: Table): Uint8Array {
  return tableToIPC(table, "file");
}

/**
 * Opens Arrow bytes that `arrowTable` described.
 *
 * @returns the table, whose buffers are views of `bytes`, and what describes it
 * @throws UnreadableFile if the bytes are damaged; UnknownFormat if they are Arrow but not of that content;
 *   NewerVersion if a later omixel wrote them
 */
export function openArrow<Manifest>(bytes: Uint8Array, content: Content): { table: Table; manifest: Manifest } {
  const table = decodeArrow(bytes);
  const text = table.schema.metadata.get("omixel");
  if (!text)
    throw new OmixelError(
      "UnknownFormat",
      `This is an Arrow file, but omixel did not write it: its metadata has no key "omixel".`,
      "Export the table as tab-separated text instead.",
    );
  const manifest = JSON.parse(text) as Manifest & { content: Content; version: number };
  if (manifest.version > version)
    throw new OmixelError(
      "NewerVersion",
      `The Arrow file has version ${manifest.version}; this omixel reads versions up to ${version}.`,
      "Update omixel, or write the file again with this one.",
    );
  if (manifest.content !== content)
    throw new OmixelError(
      "UnknownFormat",
      `The Arrow file holds "${manifest.content}", but "${content}" is expected.`,
      "Choose the other file.",
    );
  if (!table.schema.fields.every((_, j) => hasItsLength(table.getChildAt(j)!))) throw damaged();
  return { table, manifest };
}

/** The table of an Arrow IPC file or stream, whoever wrote it. @throws UnreadableFile */
export function decodeArrow(bytes: Uint8Array): Table {
  // Typed arrays need aligned starts, and slices of Node's buffer pool have any.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  try {
    const table = withinTime(() => tableFromIPC(aligned), patience + Math.ceil(bytes.length / slowest));
    if (table.schema.fields.length > 0) return table;
  } catch (cause) {
    throw damaged(cause);
  }
  throw damaged();
}

function damaged(cause?: unknown): OmixelError {
  const what = "The bytes are no Arrow file, or they are cut short.";
  return new OmixelError("UnreadableFile", what, "Write or copy the file again.", {}, cause);
}
