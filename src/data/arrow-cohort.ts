import { Field } from "apache-arrow";
import { OmixelError } from "../errors.js";
import { assayColumns, assayFromColumns, type AssayManifest } from "./arrow-assay.js";
import { columnsOf } from "./arrow-chunk.js";
import { arrowBytes, arrowTable, type NamedColumn, openArrow } from "./arrow-file.js";
import { imagesColumns, imagesFromColumns, type ImagesManifest } from "./arrow-images.js";
import type { Cohort, Roles } from "./cohort.js";
import { columnNames, tableOfVectors } from "./table.js";

/** What the columns of the file are. */
interface Manifest {
  readonly roles: Roles;
  /** The columns of the sample table. */
  readonly samples: readonly string[];
  readonly assays: readonly AssayManifest[];
  readonly images?: ImagesManifest;
}

/**
 * A cohort as one Arrow IPC file: the contract of `images.arrow`.
 *
 * The file has one row a sample and these columns:
 * - the sample table's own;
 * - `assay:NAME`: dense as `arrow.fixed_shape_tensor` of shape [features], sparse as
 *   `List<Struct<feature: uint32, value: float32>>`; a sample that was not measured is null;
 * - `features:NAME`: the assay's feature table, a struct of lists, whole in row 0 and empty in the other rows;
 * - `images`: `arrow.fixed_shape_tensor` of shape [height, width, channels], and `layout`, again whole in row 0; where pixels
 *   are no weighted sums its `drawing` is what their encoder learnt, as the bytes of an Arrow file of its own.
 *
 * The schema's metadata key `omixel` names them as JSON. A name that the sample table has already gets a trailing "_".
 *
 * @throws UnsuitableData for a cohort without samples
 */
export function cohortToArrow(cohort: Cohort): Uint8Array {
  const rows = cohort.samples.numRows;
  if (rows === 0)
    throw new OmixelError("UnsuitableData", "The cohort has no samples to write.", "Check the filters before it.");
  const samples = columnNames(cohort.samples);
  const free = freeNames(samples);
  const assays = Object.values(cohort.assays).map((assay) => assayColumns(assay, free));
  const images = cohort.images && imagesColumns(cohort.images, free);
  const columns: NamedColumn[] = [
    ...columnsOf(cohort.samples).map(([name, vector]) => ({
      field: new Field(name, vector.type as Field["type"], true),
      vector,
    })),
    ...assays.flatMap((assay) => assay.columns),
    ...(images?.columns ?? []),
  ];
  const manifest: Manifest = {
    roles: cohort.roles,
    samples,
    assays: assays.map((assay) => assay.manifest),
    ...(images ? { images: images.manifest } : {}),
  };
  return arrowBytes(arrowTable(columns, rows, "cohort", manifest));
}

/**
 * The cohort of such a file. Values, images and layout are views of `bytes`.
 *
 * @throws UnreadableFile, UnknownFormat or NewerVersion if the bytes are no cohort
 */
export function cohortFromArrow(bytes: Uint8Array): Cohort {
  const { table, manifest } = openArrow<Manifest>(bytes, "cohort");
  const { roles, samples, assays, images } = manifest;
  return {
    samples: tableOfVectors(samples.map((name) => [name, table.getChild(name)!])),
    roles,
    assays: Object.fromEntries(assays.map((assay) => [assay.name, assayFromColumns(table, assay)])),
    ...(images ? { images: imagesFromColumns(table, images) } : {}),
  };
}

/** Gives each column a name that no other has. */
function freeNames(taken: readonly string[]): (name: string) => string {
  const names = new Set(taken);
  const free = (name: string): string => {
    if (names.has(name)) return free(`${name}_`);
    names.add(name);
    return name;
  };
  return free;
}
