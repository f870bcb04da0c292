import type { Dense } from "../data/dense.js";
import type { Table } from "../data/table.js";
import type { ReadWatch } from "./open-bytes.js";

/** Where the features of a table stand. */
export type Orientation = "rows" | "columns";

/** What is done with names that occur more than once. */
export type DuplicatePolicy = "error" | "first" | "sum" | "mean";

/** How a table is read. */
export interface ReadTableOptions extends ReadWatch {
  /** Whether features are the rows or the columns of the file. Default "auto": decided by names, then by shape. */
  readonly features?: Orientation | "auto";
  /**
   * Features or samples of one name: "error" (default) refuses them, "first" keeps the first of them, "sum" and "mean"
   * merge their known values.
   */
  readonly duplicates?: DuplicatePolicy;
  /** Sheet of an Excel file. Default: its only one. */
  readonly sheet?: string | undefined;
  /**
   * Columns of numbers that tell of the samples and are no features: age, survival time. They stand beside labels and
   * groups in the sample table. Default none; texts always do.
   */
  readonly sampleColumns?: readonly string[] | undefined;
  /** What the SHA-256 of a fetched file must be, in hexadecimal digits. Default: whatever comes. */
  readonly sha256?: string | undefined;
  /** Layer of an AnnData or loom file that is read in place of its main matrix: "counts". */
  readonly layer?: string | undefined;
  /** Whether the `raw` part of an AnnData file is read, with its own features. Default false. */
  readonly raw?: boolean | undefined;
  /** The one assay to read of a file that has several: "rna", "protein". Default: all of them. */
  readonly assay?: string | undefined;
}

/** What a reader saw in a file, before anything was done with it. */
export interface Seen {
  /** Name of the format in the registry. */
  readonly format: string;
  readonly compression: "gzip" | "zip" | "none";
  /** Rows and columns of numbers in the file. */
  readonly rows: number;
  readonly columns: number;
  /** "tab", "comma" … for delimited text. */
  readonly separator?: string;
  /** What decided which side the features are on, the weightiest first. */
  readonly reasons: readonly string[];
  /** Names that occur more than once in the file; the policy says what was done with them. */
  readonly repeated: { readonly samples: readonly string[]; readonly features: readonly string[] };
  /** What a reader should know: names that were made up, lines that were skipped … */
  readonly notes: readonly string[];
}

/** A table as it was read: samples × features, whichever way the file had them. */
export interface RawTable {
  /** NaN = missing. */
  readonly values: Dense;
  /** Unique names, one a row of `values`. */
  readonly samples: string[];
  /** Unique names, one a column of `values`. */
  readonly features: string[];
  /** Columns of text beside the numbers, one row a sample, with column `sample`: labels, groups … */
  readonly annotations?: Table;
  /** Columns of text beside the numbers where features are rows, one row a feature, with column `feature`. */
  readonly featureAnnotations?: Table;
  /** Where the features stood in the file. */
  readonly orientation: Orientation;
  /** One sentence on what was read, for people. */
  readonly description: string;
  readonly seen: Seen;
}
