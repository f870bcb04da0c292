import type { Csr } from "../data/csr.js";
import { OmixelError, unknownName } from "../errors.js";
import type { StoredArray } from "./array-tree.js";
import { orClose } from "./block-format.js";
import type { Format } from "./format.js";
import { Hdf5File } from "./hdf5/hdf5-file.js";
import type { ReadTableOptions } from "./raw-table.js";
import { type CohortBlocks, wholeMatrix } from "./row-blocks.js";
import { csrRowBlocks } from "./stored-rows.js";
import { geneExpression, type TenxFeature } from "./tenx/features.js";
import { requireFit, tenxBlocks, tenxCohort } from "./tenx/tenx-cohort.js";

/** Cell Ranger's HDF5 file: version 3 with "matrix/features", version 2 with one group a genome. */
export const tenxH5: Format = {
  name: "tenxH5",
  description: "10x matrix in HDF5, of Cell Ranger 2 and later (.h5)",
  recognise(_head, _path, container) {
    return container?.kind === "hdf5" && matrixGroups(container.names).length > 0 ? 1 : 0;
  },
  async read(path, options) {
    const file = await Hdf5File.open(path);
    try {
      const { values, features, barcodes } = await openMatrix(file, options);
      const matrix = (await wholeMatrix(values, path, options)) as Csr;
      return { kind: "cohort", cohort: tenxCohort(matrix, features, barcodes, path, options) };
    } finally {
      await file.close();
    }
  },
  open: openTenxH5,
};

/** The same in blocks of cells; of several assays the one that `assay` names, else the first. */
export async function openTenxH5(path: string, options: ReadTableOptions = {}): Promise<CohortBlocks> {
  const file = await Hdf5File.open(path);
  return orClose(file, async () => {
    const { values, features, barcodes } = await openMatrix(file, options);
    return { ...tenxBlocks(values, features, barcodes, path, options), close: () => file.close() };
  });
}

/** Groups that hold a 10x matrix, out of the paths of two levels. */
function matrixGroups(names: readonly string[]): string[] {
  const inside = new Set(names);
  return names.filter((group) =>
    ["barcodes", "data", "indices", "indptr", "shape"].every((part) => inside.has(`${group}/${part}`)),
  );
}

async function openMatrix(file: Hdf5File, { layer }: ReadTableOptions) {
  const groups: string[] = [];
  for (const name of await file.namesIn(""))
    if ((await file.kindOf(name)) === "group" && (await file.kindOf(`${name}/barcodes`)) === "array") groups.push(name);
  // Version 2 has a group for each genome, of the same barcodes or of others: they are told apart as layers are.
  if (layer !== undefined && !groups.includes(layer)) throw unknownName("genome", layer, groups, { file: file.file });
  if (groups.length > 1 && layer === undefined)
    throw new OmixelError(
      "InvalidOption",
      `The file has several genomes: ${groups.join(", ")}.`,
      `Choose one: { layer: "${groups[0]!}" }.`,
      { file: file.file },
    );
  const group = layer ?? groups[0]!;
  const shape = await (await file.array(`${group}/shape`)).numbers(0, 2);
  const [columns, rows] = [shape[0]!, shape[1]!];
  const features = await featuresOf(file, group);
  const barcodes = await textsOf(file, `${group}/barcodes`);
  requireFit({ rows, columns }, features, barcodes, file.file);
  const part = (name: string) => file.array(`${group}/${name}`);
  const parts = { indptr: await part("indptr"), indices: await part("indices"), data: await part("data") };
  return { values: await csrRowBlocks(parts, [rows, columns], file.file), features, barcodes };
}

async function featuresOf(file: Hdf5File, group: string): Promise<TenxFeature[]> {
  const version3 = (await file.kindOf(`${group}/features`)) === "group";
  const paths = version3 ? ["features/id", "features/name", "features/feature_type"] : ["genes", "gene_names"];
  const [ids = [], names = ids, kinds] = await Promise.all(paths.map((path) => textsOf(file, `${group}/${path}`)));
  return ids.map((id, i) => ({ id, name: names[i] ?? id, kind: kinds?.[i] ?? geneExpression }));
}

async function textsOf(file: Hdf5File, path: string): Promise<string[]> {
  const array: StoredArray = await file.array(path);
  return array.texts(0, array.shape[0] ?? 0);
}
