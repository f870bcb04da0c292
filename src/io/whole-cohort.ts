import type { Cohort } from "../data/cohort.js";
import type { ReadTableOptions } from "./raw-table.js";
import { readOptions } from "./read-options.js";
import { type CohortBlocks, wholeMatrix } from "./row-blocks.js";
import { uniqueCohort } from "./unique-names.js";

/** A cohort out of its blocks, its names made unique by the policy. @throws DuplicateNames, UnsuitableData, Aborted */
export async function wholeCohort(source: CohortBlocks, file: string, options: ReadTableOptions): Promise<Cohort> {
  const { duplicates } = readOptions(options);
  const values = await wholeMatrix(source.values, file, options);
  const assay = {
    name: source.assay,
    values,
    features: source.features,
    measured: new Uint8Array(values.rows).fill(1),
  };
  return uniqueCohort({ samples: source.samples, roles: {}, assays: { [assay.name]: assay } }, duplicates, file);
}
