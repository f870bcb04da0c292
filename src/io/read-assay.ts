import { assayOf, type Cohort, sampleNames } from "../data/cohort.js";
import { featureNames } from "../data/assay.js";
import { toDense } from "../data/matrix.js";
import { OmixelError } from "../errors.js";
import type { FileContent } from "./format.js";
import { moveSampleColumns } from "./move-sample-columns.js";
import type { RawTable, ReadTableOptions } from "./raw-table.js";
import { readOptions } from "./read-options.js";
import { recogniseFile } from "./recognise.js";
import { locate } from "./remote/locate.js";

export type { DuplicatePolicy, Orientation, RawTable, ReadTableOptions } from "./raw-table.js";

/**
 * Reads a table of measurements, whatever its format: the file's content decides, not its name.
 *
 * @param source a path; that of a table in a ZIP archive, "study.zip/counts.csv", or of the archive if it holds no other;
 *   an address on the web, which is fetched once and kept in the cache; or a GEO series: "geo:GSE85217"
 * @returns samples × features, whichever way the file had them; NaN = missing
 * @throws FileNotFound, NotAFile, UnreadableFile, UnknownFormat, DownloadFailed, Aborted; MalformedTable with line and column;
 *   DuplicateNames with the first five, unless `duplicates` says what to do; UnsuitableData for an archive of several
 *   tables; InvalidOption
 * @example
 * const { values, samples, features, description } = await readTable("counts.tsv.gz", { duplicates: "mean" });
 */
export async function readTable(source: string, options: ReadTableOptions = {}): Promise<RawTable> {
  const checked = readOptions(options);
  const path = await locate(source, options);
  const format = await recogniseFile(path);
  const table = tableIn(await format.read(path, checked), path, format.name);
  return moveSampleColumns(table, options.sampleColumns ?? [], path);
}

/**
 * Reads measurements in the form in which the file has them: a table of one assay, or a cohort whose values may be sparse
 * and whose samples and features have columns of their own.
 *
 * @throws what `readTable` throws; UnsuitableData for a file of several assays of which `assay` names none
 */
export async function readMeasurements(
  source: string,
  options: ReadTableOptions = {},
): Promise<Extract<FileContent, { kind: "table" | "cohort" }>> {
  const checked = readOptions(options);
  const path = await locate(source, options);
  const format = await recogniseFile(path);
  const content = await format.read(path, checked);
  if (content.kind !== "cohort")
    return {
      kind: "table",
      table: moveSampleColumns(tableIn(content, path, format.name), options.sampleColumns ?? [], path),
    };
  const names = Object.keys(content.cohort.assays);
  if (names.length > 1)
    throw new OmixelError(
      "UnsuitableData",
      `The file holds ${names.length} assays: ${names.join(", ")}.`,
      `Choose one with { assay: "${names[0]!}" }, or read each: omics({ ${names.map((name) => `${name}: { file, assay: "${name}" }`).join(", ")} }).`,
      { file: path },
    );
  return content;
}

/** The table of what a file holds. @throws UnknownFormat for gene sets; UnsuitableData for sample annotations alone */
export function tableIn(content: FileContent, path: string, format: string): RawTable {
  if (content.kind === "table") return content.table;
  if (content.kind === "geneSets")
    throw new OmixelError("UnknownFormat", "This file holds gene sets, not measurements.", "Give it to .enrich().", {
      file: path,
    });
  if (content.kind === "edges")
    throw new OmixelError(
      "UnknownFormat",
      "This file holds a network, not measurements.",
      "Read it with readEdges().",
      {
        file: path,
      },
    );
  if (content.kind === "samples")
    throw new OmixelError(
      "UnsuitableData",
      "This file describes samples and holds no measurements.",
      content.elsewhere ?? `Give it to .samples(), beside the table that it belongs to.`,
      { file: path },
    );
  return tableOfCohort(content.cohort, format, content.notes ?? []);
}

function tableOfCohort(cohort: Cohort, format: string, notes: readonly string[]): RawTable {
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
    description: `${samples.length} samples × ${features.length} features of the assay "${assay.name}" (${format}).`,
    seen: {
      format,
      compression: "none",
      rows: values.rows,
      columns: values.columns,
      reasons: [`a file of the format ${format} says so`],
      repeated: { samples: [], features: [] },
      notes,
    },
  };
}
