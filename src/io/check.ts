import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { columnNames, type Table, texts } from "../data/table.js";
import { tableOfBlocks } from "./check-blocks.js";
import { checkValues, type ValuesCheck } from "./check-values.js";
import type { GeneSet } from "./gmt.js";
import type { Orientation, RawTable, ReadTableOptions, Seen } from "./raw-table.js";
import { tableIn } from "./read-assay.js";
import { recogniseFile } from "./recognise.js";
import { locate } from "./remote/locate.js";
import { suspicionsOf } from "./suspicions.js";
import { archivePlace } from "./zip/archive-place.js";

export { describeCheck } from "./describe-check.js";

/** What the reader sees in a file. Plain data. */
export interface CheckReport {
  readonly file: string;
  /** Bytes on the disk. */
  readonly size: number;
  /** Name of the format in the registry. */
  readonly format: string;
  readonly table?: TableCheck;
  readonly geneSets?: GeneSetsCheck;
  readonly samples?: SamplesCheck;
  readonly network?: { readonly nodes: number; readonly edges: number; readonly weighted: boolean };
  /** What is odd, in sentences; empty if nothing is. */
  readonly suspicious: readonly string[];
}

export interface TableCheck {
  readonly samples: { readonly count: number; readonly first: readonly string[] };
  readonly features: { readonly count: number; readonly first: readonly string[] };
  readonly orientation: Orientation;
  readonly seen: Seen;
  readonly values: ValuesCheck;
  /** Columns of text beside the numbers, each with its distinct values, the first ten. */
  readonly annotations: readonly ColumnCheck[];
}

/** A column of text. */
export interface ColumnCheck {
  readonly column: string;
  /** How many different ones. */
  readonly values: number;
  /** The first ten. */
  readonly first: readonly string[];
}

/** A file that describes samples and holds no measurement. */
export interface SamplesCheck {
  readonly count: number;
  readonly first: readonly string[];
  readonly columns: readonly ColumnCheck[];
  /** Where the measurements are, if the file says so. */
  readonly elsewhere?: string;
}

export interface GeneSetsCheck {
  readonly sets: number;
  readonly genes: number;
  readonly smallest: number;
  readonly largest: number;
  readonly first: readonly string[];
}

/** Which part of a single-cell file is looked at. */
export type CheckOptions = Pick<ReadTableOptions, "layer" | "raw" | "assay" | "sheet">;

/**
 * Looks at a file without using it: format, shape, orientation and why, what the numbers are like, what is odd.
 *
 * @throws what reading throws, but no DuplicateNames: repeated names are reported
 * @example
 * console.log(describeCheck(await checkFile("counts.tsv.gz")));
 */
export async function checkFile(source: string, options: CheckOptions = {}): Promise<CheckReport> {
  const path = await locate(source);
  const format = await recogniseFile(path);
  const report = { file: path, size: await sizeOf(path), format: format.name };
  if (format.open) {
    const source = await format.open(path, options);
    try {
      return checkMeasurements(report, await tableOfBlocks(source, format.name, path));
    } finally {
      await source.close();
    }
  }
  const content = await format.read(path, { ...options, duplicates: "first" });
  if (content.kind === "geneSets") return { ...report, geneSets: checkSets(content.sets), suspicious: [] };
  if (content.kind === "edges") {
    const { nodes, from, weights } = content.edges;
    const network = { nodes: nodes.length, edges: from.length, weighted: weights !== undefined };
    return { ...report, network, suspicious: [] };
  }
  if (content.kind === "samples")
    return { ...report, samples: checkSamples(content.samples, content.elsewhere), suspicious: [] };
  return checkMeasurements(report, tableIn(content, path, format.name));
}

function checkMeasurements(report: Pick<CheckReport, "file" | "size" | "format">, table: RawTable): CheckReport {
  const values = checkValues(table.values);
  return { ...report, table: checkTable(table, values), suspicious: suspicionsOf(table, values) };
}

/** Bytes of a file, of all files of a folder, or of the archive that a file is in. */
async function sizeOf(path: string): Promise<number> {
  const { size } = await stat((await archivePlace(path))?.archive ?? path);
  const inside = await readdir(path, { recursive: true }).catch(() => undefined);
  if (!inside) return size;
  let total = 0;
  for (const name of inside) {
    const found = await stat(join(path, name)).catch(() => undefined);
    if (found?.isFile()) total += found.size;
  }
  return total;
}

function checkTable(
  { samples, features, orientation, seen, annotations, featureAnnotations }: RawTable,
  values: ValuesCheck,
): TableCheck {
  return {
    samples: { count: samples.length, first: samples.slice(0, 5) },
    features: { count: features.length, first: features.slice(0, 5) },
    orientation,
    seen,
    values,
    annotations: [annotations, featureAnnotations].flatMap((table) => (table ? textColumns(table) : [])),
  };
}

function checkSamples(samples: Table, elsewhere: string | undefined): SamplesCheck {
  return {
    count: samples.numRows,
    first: texts(samples, "sample").slice(0, 5),
    columns: textColumns(samples),
    ...(elsewhere === undefined ? {} : { elsewhere }),
  };
}

function textColumns(table: Table): ColumnCheck[] {
  return columnNames(table)
    .filter((column) => column !== "sample" && column !== "feature")
    .map((column) => {
      const distinct = [...new Set(texts(table, column))];
      return { column, values: distinct.length, first: distinct.slice(0, 10) };
    });
}

function checkSets(sets: readonly GeneSet[]): GeneSetsCheck {
  const sizes = sets.map(({ genes }) => genes.length);
  return {
    sets: sets.length,
    genes: new Set(sets.flatMap(({ genes }) => genes)).size,
    smallest: Math.min(...sizes),
    largest: Math.max(...sizes),
    first: sets.slice(0, 5).map(({ name }) => name),
  };
}
