import { extname } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { cohortToArrow } from "../data/arrow.js";
import type { Cohort } from "../data/cohort.js";
import { unknownName } from "../errors.js";
import { wideColumns } from "./wide-columns.js";
import { wideFeather } from "./wide-feather.js";
import { wideParquet } from "./wide-parquet.js";
import { wideText } from "./wide-text.js";
import { writeH5ad } from "./write-h5ad.js";
import { writeWhole } from "./write.js";

export interface WriteTableOptions {
  /** The assay that is written. Default: the only one; `.arrow` holds all of them. */
  readonly assay?: string;
}

type Writer = (cohort: Cohort, assay: string | undefined) => Uint8Array | Promise<Uint8Array>;

/** What is written under which ending. All but `.arrow` and `.h5ad` are tables: a row a sample, a column a feature. */
const writers: Readonly<Record<string, Writer>> = {
  ".tsv": (cohort, assay) => wideText(wideColumns(cohort, assay), "\t"),
  ".csv": (cohort, assay) => wideText(wideColumns(cohort, assay), ","),
  ".parquet": (cohort, assay) => wideParquet(wideColumns(cohort, assay)),
  ".feather": (cohort, assay) => wideFeather(wideColumns(cohort, assay)),
  ".arrow": (cohort) => cohortToArrow(cohort),
};

/**
 * Writes a cohort, whole or not at all, in the form that the file's ending names: `.tsv` and `.csv` (also `.gz`),
 * `.parquet` and `.feather` (tables that pandas, R and others read: a row a sample, a column a feature, NaN = missing),
 * `.h5ad` (AnnData), `.arrow` (everything that belongs to the cohort, for omixel).
 *
 * @throws UnknownName for another ending, with those that there are; Unwritable with the reason; DuplicateNames, InvalidOption
 * @example
 * await writeTable("prepared.parquet", await omics("counts.tsv").normalizeTotal().log1p().table());
 */
export async function writeTable(path: string, cohort: Cohort, { assay }: WriteTableOptions = {}): Promise<void> {
  const packed = /\.gz$/i.test(path);
  const ending = extname(packed ? path.slice(0, -3) : path).toLowerCase();
  if (ending === ".h5ad" && !packed) return writeH5ad(path, cohort, assay === undefined ? {} : { assay });
  const writer = Object.hasOwn(writers, ending) ? writers[ending] : undefined;
  if (!writer || (packed && ![".tsv", ".csv"].includes(ending)))
    throw unknownName(
      "form to write",
      packed ? `${ending}.gz` : ending,
      [...Object.keys(writers), ".h5ad", ".tsv.gz", ".csv.gz"],
      {
        file: path,
      },
    );
  const bytes = await writer(cohort, assay);
  await writeWhole(path, packed ? await promisify(gzip)(bytes) : bytes);
}
