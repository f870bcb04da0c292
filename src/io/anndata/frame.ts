import { type Column, type Table, tableOf } from "../../data/table.js";
import { OmixelError } from "../../errors.js";
import type { ArrayTree } from "../array-tree.js";
import { Hdf5File } from "../hdf5/hdf5-file.js";
import { columnTexts, readColumn } from "./column.js";
import { legacyFrame } from "./legacy-frame.js";

/** A table of AnnData: `obs` or `var`. */
export interface Frame {
  /** Names of the rows. */
  readonly names: readonly string[];
  /** By name, in order; a record would put names like "2019" first. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Columns that hold something else than numbers and texts, and were left out. */
  readonly skipped: readonly string[];
}

/**
 * Reads `obs` or `var`, as anndata has written them since 2017.
 *
 * @throws UnsuitableData if there is none; MalformedTable for columns of different lengths
 */
export async function readFrame(tree: ArrayTree, path: string): Promise<Frame> {
  const kind = await tree.kindOf(path);
  if (kind === undefined)
    throw new OmixelError("UnsuitableData", `The file has no "${path}".`, "Write it again with anndata.", {
      file: tree.file,
    });
  if (kind === "array") {
    if (tree instanceof Hdf5File) return legacyFrame(tree, path);
    throw malformed(tree, `"${path}" is an array, not a group of columns`);
  }
  const { _index: index = "_index", "column-order": order } = await tree.attributes(path);
  const inside = await tree.namesIn(path);
  const indexName = inside.includes(String(index)) ? String(index) : inside.includes("index") ? "index" : undefined;
  if (indexName === undefined) throw malformed(tree, `"${path}" does not name its rows`);
  const names = textsOf(await readColumn(tree, `${path}/${indexName}`), tree, `${path}/${indexName}`);
  const wanted = Array.isArray(order) && order.length > 0 ? order.map(String) : inside;
  const columns = new Map<string, Column>();
  const skipped: string[] = [];
  for (const name of wanted) {
    if (name === indexName || name === "__categories") continue;
    const column = inside.includes(name) ? await readColumn(tree, `${path}/${name}`) : undefined;
    if (column && column.length !== names.length)
      throw malformed(tree, `"${path}/${name}" has ${column.length} entries, but there are ${names.length} rows`);
    if (column) columns.set(name, column);
    else skipped.push(name);
  }
  return { names, columns, skipped };
}

/**
 * The table of a frame.
 *
 * @param key column that holds the names of the rows, "sample" or "feature"; a column of that name gets a "_" behind it
 */
export function frameTable(key: "sample" | "feature", names: readonly string[], columns: Frame["columns"]): Table {
  const others = Array.from(columns, ([name, column]) => [name === key ? `${name}_` : name, column] as const);
  return tableOf([[key, names], ...others]);
}

function textsOf(column: Column | undefined, tree: ArrayTree, path: string): string[] {
  if (!column) throw malformed(tree, `"${path}" does not name the rows`);
  return columnTexts(column);
}

function malformed(tree: ArrayTree, what: string): OmixelError {
  return new OmixelError("MalformedTable", `${what}.`, "Write it again with anndata.", { file: tree.file });
}
