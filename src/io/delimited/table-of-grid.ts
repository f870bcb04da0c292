import { mergeDuplicates } from "../merge-duplicates.js";
import type { DuplicatePolicy, RawTable, ReadTableOptions, Seen } from "../raw-table.js";
import { readOptions } from "../read-options.js";
import { joinBlocks, transposeBlocks } from "./assemble.js";
import type { Dialect } from "./dialect.js";
import type { Grid } from "./grid.js";
import { findOrientation } from "./orientation.js";
import { separatorNames } from "./separator.js";
import { namesOf, type Side, textTable } from "./side.js";

/** Turns what stands in the file into samples × features. @throws DuplicateNames unless a policy allows them */
export function tableOfGrid(
  grid: Grid,
  dialect: Dialect,
  path: string,
  options: ReadTableOptions,
  compression: Seen["compression"],
): RawTable {
  const { features, duplicates } = readOptions(options);
  const [rows, columns] = [rowSide(grid, dialect), columnSide(grid, dialect)];
  const { orientation, reasons } =
    features === "auto"
      ? findOrientation({ corner: grid.names ? (dialect.header?.[0] ?? "") : "", rows, columns })
      : { orientation: features, reasons: ['the option "features" says so'] };
  const [featureSide, sampleSide] = orientation === "rows" ? [rows, columns] : [columns, rows];
  const featureNames = namesOf(featureSide, "feature");
  const sampleNames = namesOf(sampleSide, "sample");
  const values = orientation === "rows" ? transposeBlocks(grid) : joinBlocks(grid);
  const byFeature = mergeDuplicates(values, featureNames.names, "features", duplicates, path);
  const bySample = mergeDuplicates(byFeature.values, sampleNames.names, "samples", duplicates, path);
  const featureAnnotations = textTable("feature", byFeature.names, featureSide.texts, byFeature.first);
  const annotations = textTable("sample", bySample.names, sampleSide.texts, bySample.first);
  const seen: Seen = {
    format: "delimited",
    compression,
    rows: grid.rows,
    columns: grid.columns,
    separator: separatorNames[dialect.separator]!,
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
    description: describe(bySample.names.length, byFeature.names.length, orientation, seen),
    seen,
  };
}

function rowSide({ names, rows, texts }: Grid, { header }: Dialect): Side {
  const beside = Array.from(texts, ([j, cells]) => ({ name: header?.[j] || `column${j + 1}`, cells }));
  return { names, count: rows, texts: beside };
}

function columnSide({ columns }: Grid, { header, labels, kinds }: Dialect): Side {
  const ofNumbers = (cells: readonly string[]) => cells.filter((_, j) => kinds[j] === "number");
  const above = labels.map((cells, i) => ({ name: cells[0] || `row${i + 2}`, cells: ofNumbers(cells) }));
  return { names: header && ofNumbers(header), count: columns, texts: above };
}

function mergeNotes(side: string, repeated: readonly string[], policy: DuplicatePolicy): string[] {
  if (repeated.length === 0) return [];
  const done = policy === "first" ? "the first of each was kept" : `their ${policy} was taken`;
  return [`${side} named more than once (${repeated.length}): ${done}`];
}

function describe(samples: number, features: number, orientation: string, seen: Seen): string {
  const packed = seen.compression === "gzip" ? "gzipped " : "";
  const why = seen.reasons[0] ? ` (${seen.reasons[0]})` : "";
  return `${samples} samples × ${features} features from ${packed}${seen.separator!}-separated text; features are ${orientation}${why}.`;
}
