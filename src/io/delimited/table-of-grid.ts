import { mergeDuplicates } from "../merge-duplicates.js";
import type { DuplicatePolicy, Orientation, RawTable, ReadTableOptions, Seen } from "../raw-table.js";
import { readOptions } from "../read-options.js";
import { joinBlocks, transposeBlocks } from "./assemble.js";
import type { Dialect } from "./dialect.js";
import type { Grid } from "./grid.js";
import { findOrientation } from "./orientation.js";
import { namesOf, type Side, textTable } from "./side.js";

/** What a grid was read from. */
export interface GridOrigin {
  /** Name of the format in the registry. */
  readonly format: string;
  readonly compression: Seen["compression"];
  /** "comma" … for delimited text. */
  readonly separator?: string;
  /** Ends the sentence "12 samples × 500 features from …". */
  readonly described: string;
  /** "a " or "an " where it needs one. */
  readonly article?: string;
  /** Where the features are, if the format itself says so, and why. */
  readonly layout?: { readonly orientation: Orientation; readonly reason: string };
}

/** Turns what stands in the file into samples × features. @throws DuplicateNames unless a policy allows them */
export function tableOfGrid(
  grid: Grid,
  dialect: Pick<Dialect, "header" | "labels" | "kinds" | "notes">,
  path: string,
  options: ReadTableOptions,
  origin: GridOrigin,
): RawTable {
  const { features, duplicates } = readOptions(options);
  const [rows, columns] = [rowSide(grid, dialect), columnSide(grid, dialect)];
  const { orientation, reasons } =
    features !== "auto"
      ? { orientation: features, reasons: ['the option "features" says so'] }
      : origin.layout
        ? { orientation: origin.layout.orientation, reasons: [origin.layout.reason] }
        : findOrientation({ corner: grid.names ? (dialect.header?.[0] ?? "") : "", rows, columns });
  const [featureSide, sampleSide] = orientation === "rows" ? [rows, columns] : [columns, rows];
  const featureNames = namesOf(featureSide, "feature");
  const sampleNames = namesOf(sampleSide, "sample");
  const values = orientation === "rows" ? transposeBlocks(grid) : joinBlocks(grid);
  const byFeature = mergeDuplicates(values, featureNames.names, "features", duplicates, path);
  const bySample = mergeDuplicates(byFeature.values, sampleNames.names, "samples", duplicates, path);
  const featureAnnotations = textTable("feature", byFeature.names, featureSide.texts, byFeature.first);
  const annotations = textTable("sample", bySample.names, sampleSide.texts, bySample.first);
  const seen: Seen = {
    format: origin.format,
    compression: origin.compression,
    rows: grid.rows,
    columns: grid.columns,
    ...(origin.separator === undefined ? {} : { separator: origin.separator }),
    reasons,
    repeated: { samples: bySample.repeated, features: byFeature.repeated },
    notes: [
      ...dialect.notes,
      ...featureNames.notes,
      ...sampleNames.notes,
      ...mergeNotes("features", byFeature.repeated, duplicates),
      ...mergeNotes("samples", bySample.repeated, duplicates),
    ],
  };
  return {
    values: bySample.values,
    samples: bySample.names,
    features: byFeature.names,
    ...(annotations ? { annotations } : {}),
    ...(featureAnnotations ? { featureAnnotations } : {}),
    orientation,
    description: describe(bySample.names.length, byFeature.names.length, orientation, reasons[0], origin),
    seen,
  };
}

function rowSide({ names, rows, texts }: Grid, { header }: Pick<Dialect, "header">): Side {
  const beside = Array.from(texts, ([j, cells]) => ({ name: header?.[j] || `column${j + 1}`, cells }));
  return { names, count: rows, texts: beside };
}

function columnSide({ columns }: Grid, { header, labels, kinds }: Pick<Dialect, "header" | "labels" | "kinds">): Side {
  const ofNumbers = (cells: readonly string[]) => cells.filter((_, j) => kinds[j] === "number");
  const above = labels.map((cells, i) => ({ name: cells[0] || `row${i + 2}`, cells: ofNumbers(cells) }));
  return { names: header && ofNumbers(header), count: columns, texts: above };
}

function mergeNotes(side: string, repeated: readonly string[], policy: DuplicatePolicy): string[] {
  if (repeated.length === 0) return [];
  const done = policy === "first" ? "the first of each was kept" : `their ${policy} was taken`;
  return [`${side} named more than once (${repeated.length}): ${done}`];
}

function describe(
  samples: number,
  features: number,
  orientation: string,
  reason: string | undefined,
  { compression, described, article = "" }: GridOrigin,
): string {
  const packed = { none: "", gzip: "gzipped ", zip: "zipped " }[compression];
  const why = reason ? ` (${reason})` : "";
  return `${samples} samples × ${features} features from ${packed && article ? "a " : article}${packed}${described}; features are ${orientation}${why}.`;
}
