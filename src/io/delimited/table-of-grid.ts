import { type Table, tableOf } from "../../data/table.js";
import { annotationColumn } from "../annotation-column.js";
import { mergeDuplicates } from "../merge-duplicates.js";
import type { DuplicatePolicy, Orientation, RawTable, ReadTableOptions, Seen } from "../raw-table.js";
import { joinBlocks, transposeBlocks } from "./assemble.js";
import type { Dialect } from "./dialect.js";
import type { Grid } from "./grid.js";
import { findOrientation } from "./orientation.js";
import { separatorNames } from "./separator.js";

interface TextColumn {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Turns what stands in the file into samples × features. @throws DuplicateNames unless a policy allows them */
export function tableOfGrid(
  grid: Grid,
  dialect: Dialect,
  path: string,
  { features = "auto", duplicates = "error" }: ReadTableOptions,
  compression: Seen["compression"],
): RawTable {
  const notes = [...dialect.notes];
  const columnNames = dialect.headed ? dialect.header.filter((_, j) => dialect.kinds[j] === "number") : undefined;
  const texts = Array.from(grid.texts, ([j, cells]) => ({ name: dialect.header[j] || `column${j + 1}`, cells }));
  const { orientation, reasons } =
    features === "auto"
      ? findOrientation({
          corner: grid.names ? dialect.header[0]! : "",
          rows: grid.names,
          columns: columnNames,
          shape: [grid.rows, grid.columns],
          texts,
        })
      : { orientation: features, reasons: ["you said so"] };
  const [featureSide, sampleSide] =
    orientation === "rows"
      ? [named(grid.names, grid.rows, "feature"), named(columnNames, grid.columns, "sample")]
      : [named(columnNames, grid.columns, "feature"), named(grid.names, grid.rows, "sample")];
  notes.push(...featureSide.notes, ...sampleSide.notes);
  const values = orientation === "rows" ? transposeBlocks(grid) : joinBlocks(grid);
  const byFeature = mergeDuplicates(values, featureSide.names, "features", duplicates, path);
  const bySample = mergeDuplicates(byFeature.values, sampleSide.names, "samples", duplicates, path);
  if (byFeature.repeated.length > 0) notes.push(mergeNote("features", byFeature.repeated, duplicates));
  if (bySample.repeated.length > 0) notes.push(mergeNote("samples", bySample.repeated, duplicates));
  const beside = orientation === "rows" ? byFeature : bySample;
  const table = texts.length > 0 ? textTable(orientation, beside.names, texts, beside.first) : undefined;
  const seen: Seen = {
    format: "delimited",
    compression,
    rows: grid.rows,
    columns: grid.columns,
    separator: separatorNames[dialect.separator]!,
    reasons,
    repeated: { samples: bySample.repeated, features: byFeature.repeated },
    notes,
  };
  return {
    values: bySample.values,
    samples: bySample.names,
    features: byFeature.names,
    ...(table ? { [orientation === "rows" ? "featureAnnotations" : "annotations"]: table } : {}),
    orientation,
    description: describe(bySample.names.length, byFeature.names.length, orientation, seen),
    seen,
  };
}

/** Names of a side; those that the file does not give are made up, and that is noted. */
function named(
  given: readonly string[] | undefined,
  count: number,
  what: "feature" | "sample",
): { names: string[]; notes: string[] } {
  const letter = what === "feature" ? "f" : "s";
  if (!given)
    return {
      names: Array.from({ length: count }, (_, i) => `${letter}${i + 1}`),
      notes: [`the file does not name its ${what}s: they are called ${letter}1 … ${letter}${count}`],
    };
  const blank = given.filter((name) => name === "").length;
  return {
    names: given.map((name, i) => name || `unnamed ${what} ${i + 1}`),
    notes: blank > 0 ? [`${blank} ${what}s without a name are called "unnamed ${what} …"`] : [],
  };
}

function mergeNote(side: string, repeated: readonly string[], policy: DuplicatePolicy): string {
  const done = policy === "first" ? "the first of each was kept" : `their ${policy} was taken`;
  return `${repeated.length} ${side} were named more than once: ${done}`;
}

function textTable(orientation: Orientation, names: string[], texts: readonly TextColumn[], rows: Uint32Array): Table {
  const key = orientation === "rows" ? "feature" : "sample";
  const columns = texts.map(({ name, cells }) => {
    const own = Array.from(rows, (row) => cells[row]!);
    return [name === key ? `${name}_` : name, annotationColumn(own)] as const;
  });
  return tableOf({ [key]: names, ...Object.fromEntries(columns) });
}

function describe(
  samples: number,
  features: number,
  orientation: Orientation,
  { separator, compression, reasons }: Seen,
): string {
  const packed = compression === "gzip" ? "gzipped " : "";
  const why = reasons[0] ? ` (${reasons[0]})` : "";
  return `${samples} samples × ${features} features from ${packed}${separator}-separated text; features are ${orientation}${why}.`;
}
