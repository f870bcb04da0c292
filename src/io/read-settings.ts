/** Where the features of a table stand. */
export type Orientation = "rows" | "columns";

/** What is done with names that occur more than once. */
export type DuplicatePolicy = "error" | "first" | "sum" | "mean";

/** How a table is read, whatever its format: the one list of these options, for files, plans and their JSON. */
export interface ReadSettings {
  /** Whether features are the rows or the columns of the file. Default "auto": decided by names, then by shape. */
  readonly features: Orientation | "auto";
  /**
   * Features or samples of one name: "error" (default) refuses them, "first" keeps the first of them, "sum" and "mean"
   * merge their known values.
   */
  readonly duplicates: DuplicatePolicy;
  /** A file of the features' names, one a line, for tables that do not name them. Default: none. */
  readonly featureNames: string;
  /** Layer of an AnnData or loom file that is read in place of its main matrix: "counts". Default: the main matrix. */
  readonly layer: string;
  /** Whether the `raw` part of an AnnData file is read, with its own features. Default false. */
  readonly raw: boolean;
  /** The one assay to read of a file that has several: "rna", "protein". Default: its only one. */
  readonly assay: string;
  /** Sheet of an Excel file. Default: its only one. */
  readonly sheet: string;
  /**
   * Columns of numbers that tell of the samples and are no features: age, survival time. They stand beside labels and
   * groups in the sample table. Default none; texts always do.
   */
  readonly sampleColumns: readonly string[];
  /** What the SHA-256 of a fetched file must be, in hexadecimal digits. Default: whatever comes. */
  readonly sha256: string;
}

/** What is done where nothing else is said; "", false and an empty list ask for nothing. */
export const readDefaults: Readonly<ReadSettings> = Object.freeze({
  features: "auto",
  duplicates: "error",
  featureNames: "",
  layer: "",
  raw: false,
  assay: "",
  sheet: "",
  sampleColumns: Object.freeze([]),
  sha256: "",
});
