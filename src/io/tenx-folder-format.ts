import { stat } from "node:fs/promises";
import type { Format } from "./format.js";
import type { ReadTableOptions } from "./raw-table.js";
import { readText } from "./read-text.js";
import type { CohortBlocks } from "./row-blocks.js";
import { parseBarcodes, parseFeatures } from "./tenx/features.js";
import { matrixNames, tenxFiles } from "./tenx/folder-files.js";
import { matrixMarketBlocks, matrixMarketHead, matrixMarketMagic, readMatrixMarket } from "./tenx/matrix-market.js";
import { requireFit, tenxBlocks, tenxCohort } from "./tenx/tenx-cohort.js";

/** What Cell Ranger and other counters write: a sparse matrix as text, with its features and barcodes beside it. */
export const tenxFolder: Format = {
  name: "tenxFolder",
  description:
    "10x matrix: folder of matrix.mtx, features.tsv or genes.tsv, barcodes.tsv, or its matrix (.mtx, .mtx.gz)",
  recognise(head, _path, container) {
    if (container) return container.kind === "folder" && matrixNames(container.names).length > 0 ? 1 : 0;
    return Buffer.from(head.subarray(0, matrixMarketMagic.length)).toString("latin1").toLowerCase() ===
      matrixMarketMagic.toLowerCase()
      ? 1
      : 0;
  },
  async read(path, options) {
    const { files, features, barcodes } = await openTenx(path, options);
    const values = await readMatrixMarket(files.matrix, options);
    return { kind: "cohort", cohort: tenxCohort(values, features, barcodes, path, options) };
  },
  open: openTenxFolder,
};

/** A 10x matrix whose lines are read in blocks of cells; of several assays the one that `assay` names, else the first. */
export async function openTenxFolder(path: string, options: ReadTableOptions = {}): Promise<CohortBlocks> {
  const { files, features, barcodes } = await openTenx(path, options);
  const { rows, columns, entries } = await matrixMarketHead(files.matrix);
  const values = {
    rows: columns,
    columns: rows,
    kind: "csr" as const,
    stored: entries,
    blocks: (most?: number) => matrixMarketBlocks(files.matrix, options, most),
  };
  return { ...tenxBlocks(values, features, barcodes, path, options), close: () => Promise.resolve() };
}

async function openTenx(path: string, { signal }: ReadTableOptions) {
  const files = await tenxFiles(path, (await stat(path)).isDirectory());
  const features = parseFeatures(await readText(files.features, { signal }), files.features);
  const barcodes = parseBarcodes(await readText(files.barcodes, { signal }));
  const { rows, columns } = await matrixMarketHead(files.matrix);
  requireFit({ rows: columns, columns: rows }, features, barcodes, path);
  return { files, features, barcodes };
}
