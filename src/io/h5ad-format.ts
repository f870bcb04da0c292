import { openAnnData } from "./anndata/open-anndata.js";
import { blockFormat, orClose } from "./block-format.js";
import { Hdf5File } from "./hdf5/hdf5-file.js";
import type { ReadTableOptions } from "./raw-table.js";
import type { CohortBlocks } from "./row-blocks.js";

/** AnnData in HDF5: what scanpy writes. */
export const h5ad = blockFormat({
  name: "h5ad",
  description: "AnnData of scanpy, dense or sparse, with layers and raw (.h5ad)",
  recognise(_head, _path, container) {
    if (container?.kind !== "hdf5") return 0;
    const names = new Set(container.names);
    return names.has("obs") && names.has("var") ? 1 : 0;
  },
  open: openH5ad,
});

/** An AnnData file whose values are read in blocks. */
export async function openH5ad(path: string, options: ReadTableOptions = {}): Promise<CohortBlocks> {
  const tree = await Hdf5File.open(path);
  return orClose(tree, () => openAnnData(tree, options));
}
