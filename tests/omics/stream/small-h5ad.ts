import { toCsr } from "../../../src/data/csr.js";
import { tableOf } from "../../../src/data/table.js";
import { writeH5ad } from "../../../src/io/write-h5ad.js";
import { someCounts } from "../../prepare/cohorts.js";

/** Sixty cells by forty genes, sparse, as scanpy would write them. */
export async function smallH5ad(file: string): Promise<string> {
  const names = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word}${i}`);
  const assay = {
    name: "rna",
    values: toCsr(someCounts(60, 40, 5)),
    features: tableOf({ feature: names(40, "gene") }),
    measured: new Uint8Array(60).fill(1),
  };
  await writeH5ad(file, { samples: tableOf({ sample: names(60, "cell") }), roles: {}, assays: { rna: assay } });
  return file;
}
