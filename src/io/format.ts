import type { Cohort } from "../data/cohort.js";
import type { Table } from "../data/table.js";
import type { Edges } from "./edges.js";
import type { GeneSet } from "./gmt.js";
import type { ReadWatch } from "./open-bytes.js";
import type { ParseAnnotationsOptions } from "./parse-annotations.js";
import type { RawTable, ReadTableOptions } from "./raw-table.js";
import type { CohortBlocks } from "./row-blocks.js";

/** What a file turned out to hold. */
export type FileContent =
  | { readonly kind: "table"; readonly table: RawTable }
  | {
      readonly kind: "cohort";
      readonly cohort: Cohort;
      /** What a reader should know: layers that were not read, columns that were left out … */
      readonly notes?: readonly string[];
    }
  | { readonly kind: "geneSets"; readonly sets: readonly GeneSet[] }
  | { readonly kind: "edges"; readonly edges: Edges }
  | {
      /** What is known of the samples, and no measurement. */
      readonly kind: "samples";
      /** One row a sample, named in column `sample`. */
      readonly samples: Table;
      /** Where the measurements are, if the file says so: a sentence. */
      readonly elsewhere?: string;
    };

/** What lies at a path and has named things inside. */
export interface Container {
  readonly kind: "folder" | "zip" | "hdf5";
  /**
   * Paths inside, by slashes: of a folder what lies in it directly, of a ZIP archive every file, of an HDF5 file the
   * two upper levels ("obs", "obs/index").
   */
  readonly names: readonly string[];
}

/** How sample annotations are read. */
export interface ReadSamplesOptions extends ReadWatch, ParseAnnotationsOptions {
  /** Sheet of an Excel file. Default: its only one. */
  readonly sheet?: string | undefined;
  /** Names of the samples in the order of the table, for files that tell samples by their place alone (CLS). */
  readonly order?: readonly string[] | undefined;
}

/** A file format: one file of code and one line in the registry. */
export interface Format {
  /** Registry key. */
  readonly name: string;
  /** For people: what it is and which files are of it. */
  readonly description: string;
  /**
   * How sure it is, from 0 (no) to 1 (its magic bytes are there), that a file or folder is of this format.
   *
   * @param head the first bytes of the content, unpacked if the file is gzip; empty for a folder
   * @param path for a hint from the name, worth less than any evidence in the content
   * @param container what is inside, where the path is a folder, a ZIP archive or an HDF5 file
   */
  recognise(head: Uint8Array, path: string, container?: Container): number;
  read(path: string, options: ReadTableOptions): Promise<FileContent>;
  /** The same with values that stay in the file and come in blocks of samples: for what is larger than memory. */
  open?(path: string, options?: ReadTableOptions): Promise<CohortBlocks>;
  /**
   * What the file says of its samples, one row a sample with unique names in column `sample`. Formats of text without it
   * are read as a table of annotations.
   */
  samples?(path: string, options: ReadSamplesOptions): Promise<Table>;
}
