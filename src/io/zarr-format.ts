import { stat } from "node:fs/promises";
import { openAnnData } from "./anndata/open-anndata.js";
import type { Format } from "./format.js";
import type { ReadTableOptions } from "./raw-table.js";
import type { CohortBlocks } from "./row-blocks.js";
import { wholeCohort } from "./whole-cohort.js";
import { folderStore, zarrRoot, zipStore } from "./zarr/zarr-store.js";
import { ZarrTree } from "./zarr/zarr-tree.js";

/** AnnData in Zarr, version 2 or 3. */
export const zarr: Format = {
  name: "zarr",
  description: "AnnData in Zarr, a folder or a ZIP archive (.zarr, .zarr.zip)",
  recognise(_head, _path, container) {
    if (!container || container.kind === "hdf5") return 0;
    const root = container.kind === "zip" ? zarrRoot(container.names) : "";
    if (root === undefined) return 0;
    const inside = new Set(
      container.names.filter((name) => name.startsWith(root)).map((name) => name.slice(root.length).split("/")[0]!),
    );
    return (inside.has("zarr.json") || inside.has(".zgroup")) && inside.has("obs") && inside.has("var") ? 1 : 0;
  },
  async read(path, options) {
    const source = await openZarr(path, options);
    try {
      return { kind: "cohort", cohort: await wholeCohort(source, path, options), notes: source.notes };
    } finally {
      await source.close();
    }
  },
  open: openZarr,
};

/** AnnData in Zarr whose values are read in blocks. */
export async function openZarr(path: string, options: ReadTableOptions = {}): Promise<CohortBlocks> {
  const store = (await stat(path)).isDirectory() ? await folderStore(path) : await zipStore(path);
  try {
    return await openAnnData(new ZarrTree(store, path), options);
  } catch (error) {
    await store.close();
    throw error;
  }
}
