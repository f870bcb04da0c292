import { toCsr } from "../data/csr.js";
import { dense, transpose } from "../data/dense.js";
import { type Column, tableOf } from "../data/table.js";
import { OmixelError, unknownName } from "../errors.js";
import { columnTexts, readColumn } from "./anndata/column.js";
import { annDataAssay } from "./anndata/open-anndata.js";
import { frameTable } from "./anndata/frame.js";
import type { StoredArray } from "./array-tree.js";
import { blockFormat, orClose } from "./block-format.js";
import { Hdf5File } from "./hdf5/hdf5-file.js";
import type { ReadTableOptions } from "./raw-table.js";
import { blockEntries, type CohortBlocks, type RowBlocks } from "./row-blocks.js";
import { finiteValues } from "./stored-rows.js";
import { uniqueTexts } from "./unique-names.js";

/** Attributes that name cells and genes, in the order in which they are looked for. */
const cellNames = ["CellID", "cell_names", "cellid", "barcode", "obs_names"];
const geneNames = ["Gene", "gene_names", "gene", "GeneName", "var_names", "Accession"];

/** The dense genes × cells of the Linnarsson lab, also written by velocyto and SCENIC; read as sparse cells × genes. */
export const loom = blockFormat({
  name: "loom",
  description: "Genes × cells with attributes and layers (.loom)",
  recognise(_head, _path, container) {
    if (container?.kind !== "hdf5") return 0;
    const names = new Set(container.names);
    return ["matrix", "row_attrs", "col_attrs"].every((name) => names.has(name)) ? 1 : 0;
  },
  open: openLoom,
});

/** A loom file whose values are read in blocks of cells. */
export async function openLoom(path: string, options: ReadTableOptions = {}): Promise<CohortBlocks> {
  const file = await Hdf5File.open(path);
  return orClose(file, () => openTree(file, options));
}

async function openTree(
  file: Hdf5File,
  { layer, assay, duplicates = "error" }: ReadTableOptions,
): Promise<CohortBlocks> {
  const place = { file: file.file };
  if (assay !== undefined && assay !== annDataAssay) throw unknownName("assay", assay, [annDataAssay], place);
  const layers = (await file.kindOf("layers")) === "group" ? await file.namesIn("layers") : [];
  if (layer !== undefined && !layers.includes(layer)) throw unknownName("layer", layer, layers, place);
  const matrix = await file.array(layer === undefined ? "matrix" : `layers/${layer}`);
  const [genes = 0, cells = 0] = matrix.shape;
  if (matrix.shape.length !== 2 || matrix.kind === "text")
    throw new OmixelError(
      "MalformedTable",
      `"${matrix.path}" is no matrix of numbers.`,
      "Write the file again.",
      place,
    );
  const rows = await attributesOf(file, "row_attrs", genes, geneNames);
  const columns = await attributesOf(file, "col_attrs", cells, cellNames);
  // One symbol may stand for several accessions; then each row is a gene of its own.
  const accessions = rows.columns.get("Accession");
  const distinct = accessions && duplicates === "error" && new Set(columnTexts(accessions)).size === genes;
  const others = layers.filter((name) => name !== layer);
  return {
    samples: columns.names ? frameTable("sample", columns.names, columns.columns) : numbered("sample", cells, columns),
    features: rows.names
      ? frameTable("feature", distinct ? uniqueTexts(rows.names) : rows.names, rows.columns)
      : numbered("feature", genes, rows),
    assay: annDataAssay,
    values: columnBlocks(matrix, file.file),
    notes: [
      ...(others.length > 0 ? [`other layers, chosen with { layer }: ${others.join(", ")}`] : []),
      ...(columns.names ? [] : ["cells have no names; they were numbered"]),
      ...(rows.names ? [] : ["genes have no names; they were numbered"]),
    ],
    close: () => file.close(),
  };
}

interface Attributes {
  readonly names: string[] | undefined;
  readonly columns: ReadonlyMap<string, Column>;
}

async function attributesOf(
  file: Hdf5File,
  path: string,
  count: number,
  naming: readonly string[],
): Promise<Attributes> {
  const columns = new Map<string, Column>();
  for (const name of await file.namesIn(path)) {
    const column = await readColumn(file, `${path}/${name}`);
    if (column?.length === count) columns.set(name, column);
  }
  const key = naming.find((name) => columns.has(name));
  if (key === undefined) return { names: undefined, columns };
  const names = columnTexts(columns.get(key)!);
  columns.delete(key);
  return { names, columns };
}

function numbered(key: "sample" | "feature", count: number, { columns }: Attributes) {
  const names = Array.from({ length: count }, (_, i) => `${key}${i + 1}`);
  return count === 0 ? tableOf({ [key]: names }) : frameTable(key, names, columns);
}

/** The columns of a stored matrix as rows, zeros left out. */
function columnBlocks(array: StoredArray, file: string): RowBlocks {
  const [genes = 0, cells = 0] = array.shape;
  return {
    rows: cells,
    columns: genes,
    kind: "csr",
    async *blocks(most) {
      const chunk = Math.max(1, array.chunks[1] ?? 1);
      const fitting = Math.floor(blockEntries / Math.max(1, genes));
      const step = most ?? Math.max(1, Math.min(chunk, fitting), Math.floor(fitting / chunk) * chunk);
      for (let from = 0; from < cells; from += step) {
        const to = Math.min(from + step, cells);
        const values = finiteValues(await array.numbers(0, genes, [from, to]), array.path, file);
        yield toCsr(transpose(dense(genes, to - from, values)));
      }
    },
  };
}
