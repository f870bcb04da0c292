import type { Cohort } from "../data/cohort.js";
import type { GeneSet } from "./gmt.js";
import type { RawTable, ReadTableOptions } from "./raw-table.js";

/** What a file turned out to hold. */
export type FileContent =
  | { readonly kind: "table"; readonly table: RawTable }
  | { readonly kind: "cohort"; readonly cohort: Cohort }
  | { readonly kind: "geneSets"; readonly sets: readonly GeneSet[] };

/** A file format: one file of code and one line in the registry. */
export interface Format {
  /** Registry key. */
  readonly name: string;
  /** For people: what it is and which files are of it. */
  readonly description: string;
  /**
   * How sure it is, from 0 (no) to 1 (its magic bytes are there), that a file is of this format.
   *
   * @param head the first bytes of the content, unpacked if the file is gzip
   * @param path for a hint from the name, worth less than any evidence in the content
   */
  recognise(head: Uint8Array, path: string): number;
  read(path: string, options: ReadTableOptions): Promise<FileContent>;
}
