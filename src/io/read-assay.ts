import { assayOf, type Cohort, sampleNames } from "../data/cohort.js";
import { featureNames } from "../data/assay.js";
import { toDense } from "../data/matrix.js";
import { OmixelError } from "../errors.js";
import type { FileContent } from "./format.js";
import { moveSampleColumns } from "./move-sample-columns.js";
import type { RawTable, ReadTableOptions } from "./raw-table.js";
import { readOptions } from "./read-options.js";
import { recogniseFile } from "./recognise.js";

export type { DuplicatePolicy, Orientation, RawTable, ReadTableOptions } from "./raw-table.js";

/**
 * Reads a table of measurements, whatever its format: the file's content decides, not its name.
 *
 * @returns samples × features, whichever way the file had them; NaN = missing
 * @throws FileNotFound, NotAFile, UnreadableFile, UnknownFormat, Aborted; MalformedTable with line and column;
 *   DuplicateNames with the first five, unless `duplicates` says what to do; InvalidOption
 * @example
 * const { values, samples, features, description } = await readTable("counts.tsv.gz", { duplicates: "mean" });
 */
export async function readTable(path: string, options: ReadTableOptions = {}): Promise<RawTable> {
  const checked = readOptions(options);
  const format = await recogniseFile(path);
  const table = tableIn(await format.read(path, checked), path, format.name);
  return moveSampleColumns(table, options.sampleColumns ?? [], path);
}

/** The table of what a file holds. @throws UnknownFormat for gene sets; UnsuitableData for sample annotations alone */
export function tableIn(content: FileContent, path: string, format: string): RawTable {
  if (content.kind === "table") return content.table;
  if (content.kind === "geneSets")
    throw new OmixelError("UnknownFormat", "This file holds gene sets, not measurements.", "Give it to .enrich().", {
      file: path,
    });
  if (content.kind === "samples")
    throw new OmixelError(
      "UnsuitableData",
      "This file describes samples and holds no measurements.",
      content.elsewhere ?? `Give it to .samples(), beside the table that it belongs to.`,
      { file: path },
    );
  return tableOfCohort(content.cohort, format);
}

function tableOfCohort(cohort: Cohort, format: string): RawTable {
  const assay = assayOf(cohort);
  const values = toDense(assay.values);
  const [samples, features] = [sampleNames(cohort), featureNames(assay)];
  return {
    values,
    samples,
    features,
    annotations: cohort.samples,
    featureAnnotations: assay.features,
    orientation: "columns",
    description: `${samples.length} samples × ${features.length} features of the assay "${assay.name}" from an Arrow file.`,
    seen: {
      format,
      compression: "none",
      rows: values.rows,
      columns: values.columns,
      reasons: ["omixel wrote the file"],
      repeated: { samples: [], features: [] },
      notes: [],
    },
  };
}
