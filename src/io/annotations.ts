import type { Table } from "../data/table.js";
import type { ReadSamplesOptions } from "./format.js";
import { recogniseFile } from "./recognise.js";
import { locate } from "./remote/locate.js";

export { parseAnnotations } from "./parse-annotations.js";

export type { ReadSamplesOptions as ReadAnnotationsOptions } from "./format.js";

/**
 * Reads a table of sample annotations: text separated by tab, comma or semicolon, plain or gzip, with or without header;
 * an Excel sheet; the characteristics of a GEO series matrix; CLS; or the columns beside the measurements of any other
 * format.
 *
 * @param source a path, also into a ZIP archive ("study.zip/clinical.csv"), an address on the web, or a GEO series:
 *   "geo:GSE85217"
 * @returns one row a sample; column `sample` holds unique names, columns of numbers are numbers (null = missing), others
 *   texts ("" = missing). Without a header the columns beside it are called `label`, `column2`, `column3` …; a single
 *   column of repeated labels gets the sample names s1, s2, …
 * @throws FileNotFound, NotAFile, UnreadableFile, UnknownFormat; MalformedTable for a ragged line; UnknownName for a
 *   `sample` column or a sheet that is not there; DuplicateNames for samples that are named twice
 * @example
 * const samples = await readAnnotations("annotations.tsv", { sample: "barcode" });
 */
export async function readAnnotations(source: string, options: ReadSamplesOptions = {}): Promise<Table> {
  const path = await locate(source, { signal: options.signal, onProgress: options.onProgress });
  return (await recogniseFile(path)).samples(path, options);
}
