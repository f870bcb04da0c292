import type { Registry } from "../registry.js";
import { arff } from "./arff-format.js";
import { arrow } from "./arrow-format.js";
import { cls } from "./cls-format.js";
import { delimited } from "./delimited/delimited.js";
import { edges } from "./edges-format.js";
import type { Format } from "./format.js";
import { excel } from "./excel/excel-format.js";
import { h5ad } from "./h5ad-format.js";
import { gct } from "./gct-format.js";
import { parquet } from "./parquet-format.js";
import { seriesMatrix } from "./geo/series-matrix-format.js";
import { gmt } from "./gmt-format.js";
import { loom } from "./loom-format.js";
import { tenxFolder } from "./tenx-folder-format.js";
import { tenxH5 } from "./tenx-h5-format.js";
import { zarr } from "./zarr-format.js";

/** Formats that are read, each recognised by its content. */
export const formats = {
  /** Table of numbers as text, plain or gzip, features as rows or columns. */
  delimited,
  /** Expression with annotations of rows and columns, versions 1.2 and 1.3. */
  gct,
  /** Labels of samples, by place. */
  cls,
  /** Sheets of measurements or of clinical data. */
  excel,
  /** Weka's tables, with nominal attributes as sample columns. */
  arff,
  /** Tables of columns, as pandas, polars and R's arrow write them. */
  parquet,
  /** What GEO gives for a series: values and characteristics of samples. */
  seriesMatrix,
  /** Gene sets, one a line. */
  gmt,
  /** Pairs of names: networks, and Reactome's tree of pathways. */
  edges,
  /** AnnData in HDF5, as scanpy writes it. */
  h5ad,
  /** Sparse matrix as text with features and barcodes beside it, as Cell Ranger writes it. */
  tenxFolder,
  /** The same in one HDF5 file. */
  tenxH5,
  /** Genes × cells with attributes and layers. */
  loom,
  /** AnnData in Zarr. */
  zarr,
  /** A cohort that omixel wrote, or a table of columns in Arrow or Feather form. */
  arrow,
} satisfies Registry<Format>;
