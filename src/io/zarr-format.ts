import { stat } from "node:fs/promises";
import { openAnnData } from "./anndata/open-anndata.js";
import { blockFormat, orClose } from "./block-format.js";
import type { ReadTableOptions } from "./raw-table.js";
import type { CohortBlocks } from "./row-blocks.js";
import { folderStore, zarrRoot, zipStore } from "./zarr/zarr-store.js";
import { ZarrTree } from "./zarr/zarr-tree.js";

/** AnnData in Zarr, version 2 or 3. */
export const zarr = blockFormat({
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
  open: openZarr,
});

/** AnnData in Zarr whose values are read in blocks. */
export async function openZarr(path: string, options: ReadTableOptions = {}): Promise<CohortBlocks> {
  const store = (await stat(path)).isDirectory() ? await folderStore(path) : await zipStore(path);
  return orClose(store, () => openAnnData(new ZarrTree(store, path), options));
}
