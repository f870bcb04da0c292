import { dense } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { texts } from "../data/table.js";
import { groupNames } from "./merge-duplicates.js";
import type { RawTable } from "./raw-table.js";
import type { CohortBlocks } from "./row-blocks.js";

/** Values that are looked at, about: 128 MB. */
const most = 1 << 25;

/** The beginning of a cohort that comes in blocks, as a table: its names whole, its values of as many samples as are looked at. */
export async function tableOfBlocks(source: CohortBlocks, format: string, file: string): Promise<RawTable> {
  const { columns, rows } = source.values;
  const seenRows = Math.min(rows, Math.max(1, Math.floor(most / Math.max(1, columns))));
  const values = dense(seenRows, columns);
  let row = 0;
  for await (const block of source.values.blocks()) {
    const fitting = Math.min(block.rows, seenRows - row) * columns;
    values.values.set(toDense(block).values.subarray(0, fitting), row * columns);
    row += block.rows;
    if (row >= seenRows) break;
  }
  const [samples, features] = [texts(source.samples, "sample"), texts(source.features, "feature")];
  const repeated = (names: readonly string[], side: "samples" | "features") =>
    groupNames(names, side, "first", file).repeated;
  return {
    values,
    samples,
    features,
    annotations: source.samples,
    featureAnnotations: source.features,
    orientation: "columns",
    description: `${rows} samples × ${columns} features of the assay "${source.assay}" (${format}).`,
    seen: {
      format,
      compression: "none",
      rows,
      columns,
      reasons: [
        `a file of the format ${format} says so`,
        `${source.values.kind === "csr" ? "sparse" : "dense"} values of the assay "${source.assay}"`,
      ],
      repeated: { samples: repeated(samples, "samples"), features: repeated(features, "features") },
      notes: [
        ...source.notes,
        ...(seenRows < rows ? [`the values are those of the first ${seenRows} of ${rows} samples`] : []),
      ],
    },
  };
}
