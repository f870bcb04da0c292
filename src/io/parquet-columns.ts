import type { FileMetaData, SchemaElement } from "hyparquet";
import { isOmixelError, OmixelError, throwIfAborted } from "../errors.js";
import { anyColumn } from "./any-column.js";
import { namedIndex } from "./arrow-columns.js";
import type { ReadWatch } from "./open-bytes.js";
import { pandasIndex } from "./pandas-index.js";
import { readBytes } from "./read-bytes.js";
import type { TypedColumns } from "./typed-columns.js";

const numericTypes = new Set(["INT32", "INT64", "FLOAT", "DOUBLE"]);

/**
 * The columns of a Parquet file: numbers, texts, truth values, dates. All compression codecs of the format are read.
 *
 * @throws UnreadableFile for damage; MalformedTable for columns of lists, records or bytes; DuplicateNames; Aborted
 */
export async function readParquetColumns(path: string, watch: ReadWatch = {}): Promise<TypedColumns> {
  const bytes = await readBytes(path, watch);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  try {
    return await columnsOf(file, path, watch.signal);
  } catch (error) {
    if (isOmixelError(error)) throw error;
    throw damaged(path, (error as Error).message, error);
  }
}

async function columnsOf(file: ArrayBuffer, path: string, signal: AbortSignal | undefined): Promise<TypedColumns> {
  const { parquetMetadata, parquetRead } = await import("hyparquet");
  const { compressors } = await import("hyparquet-compressors");
  const metadata = parquetMetadata(file);
  const fields = fieldsOf(metadata, path);
  requireOwnColumns(metadata, fields, path);
  const rows = Number(metadata.num_rows);
  const parts = new Map(fields.map(({ name }) => [name, [] as { at: number; data: ArrayLike<unknown> }[]]));
  throwIfAborted(signal);
  await parquetRead({
    file,
    metadata,
    compressors,
    onChunk({ columnName, columnData, rowStart }) {
      throwIfAborted(signal);
      parts.get(columnName)?.push({ at: rowStart, data: columnData });
    },
  });
  const columns = fields.map(({ name, type = "" }) => {
    const values = joined(parts.get(name)!, rows, name, path);
    const column = anyColumn(name, values, numericTypes.has(type));
    if (!column) throw unreadable(name, "bytes, lists or records", path);
    return column;
  });
  const pandas = metadata.key_value_metadata?.find(({ key }) => key === "pandas")?.value;
  return { rows, ...namedIndex(columns, pandasIndex(pandas)) };
}

/** The columns that the file declares, each a leaf of the schema. */
function fieldsOf({ schema }: FileMetaData, path: string): SchemaElement[] {
  const [, ...fields] = schema;
  const nested = fields.find(({ num_children: children }) => (children ?? 0) > 0);
  if (nested) throw unreadable(nested.name, "lists or records", path);
  const names = new Set<string>();
  for (const { name } of fields)
    if (names.has(name))
      throw new OmixelError("DuplicateNames", `Two columns are called "${name}".`, "Rename one.", { file: path });
    else names.add(name);
  return fields;
}

/** A chunk of a column that the schema lacks would be read by the library, and its failure be heard by nobody. */
function requireOwnColumns({ row_groups: groups }: FileMetaData, fields: readonly SchemaElement[], path: string): void {
  const names = new Set(fields.map(({ name }) => name));
  for (const { columns } of groups) {
    const held = new Set(columns.map(({ meta_data: chunk }) => chunk?.path_in_schema.join("\0") ?? ""));
    if (held.size !== names.size || columns.length !== names.size || ![...held].every((name) => names.has(name)))
      throw damaged(path, "its row groups do not have the columns of its schema");
  }
}

/** One column out of its row groups. */
function joined(
  parts: readonly { at: number; data: ArrayLike<unknown> }[],
  rows: number,
  column: string,
  path: string,
): ArrayLike<unknown> {
  const found = parts.reduce((sum, { data }) => sum + data.length, 0);
  if (found !== rows) throw damaged(path, `column "${column}" has ${found} of ${rows} values`);
  if (parts.length === 1) return parts[0]!.data;
  return [...parts].sort((a, b) => a.at - b.at).flatMap(({ data }) => Array.from(data));
}

function unreadable(column: string, what: string, path: string): OmixelError {
  return new OmixelError(
    "MalformedTable",
    `A column of numbers or texts is expected, but this one holds ${what}.`,
    "Leave the column out, or write it as numbers or texts.",
    { file: path, column },
  );
}

function damaged(path: string, why: string, cause?: unknown): OmixelError {
  return new OmixelError(
    "UnreadableFile",
    `The Parquet file is damaged or cut short (${why.replace(/[.\s]+$/, "")}).`,
    "Write or copy the file again.",
    { file: path },
    cause,
  );
}
