import type { Dense } from "../data/dense.js";
import type { Table } from "../data/table.js";
import type { ReadWatch } from "./open-bytes.js";
import type { Orientation, ReadSettings } from "./read-settings.js";

export type { DuplicatePolicy, Orientation } from "./read-settings.js";

/** How a table is read: settings, of which all may be left out, and how reading is watched. */
export interface ReadTableOptions extends ReadWatch, Asked<Omit<ReadSettings, "featureNames">> {}

type Asked<Settings> = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

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
