import { type Dense, dense, rowOf } from "../data/dense.js";
import { type Images, imageOf } from "../data/images.js";
import { type Branch, branchSize } from "../models/joined-network.js";
import { applyStandard, type Standard } from "../train/standardise.js";
import type { DrawnTable, TrainingSet } from "../train/training-set.js";
import { standardDrawer } from "./standard-drawer.js";

/** The images of one assay, and how a network sees them. */
export interface AssayImages {
  readonly name: string;
  readonly images: Images;
  /** The sample of each image. */
  readonly rows: Int32Array;
  readonly standard: Standard;
  /** What its branch is, where that is not what the others are. */
  readonly own?: Branch["own"];
}

/** What a joined network takes of each sample: its images one after another, then a bit for each assay. */
export type JoinedImages = Omit<TrainingSet, "labels" | "classes"> & { readonly pixels: number };

/** The branches of a network for these images. */
export function branchesOf(assays: readonly AssayImages[]): Branch[] {
  return assays.map(({ name, own, images: { height, width, channels } }) => ({
    name,
    height,
    width,
    channels,
    ...(own ? { own } : {}),
  }));
}

/** Images of all assays as rows of one table; where a sample lacks an assay, pixels and bit are 0. @param count samples in all */
export function joinImages(assays: readonly AssayImages[], count: number): JoinedImages {
  const branches = branchesOf(assays);
  const pixels = branches.reduce((sum, branch) => sum + branchSize(branch), 0);
  const width = pixels + assays.length;
  const values = new Float32Array(count * width);
  let from = 0;
  for (const [a, { images, rows, standard }] of assays.entries()) {
    for (const [i, row] of rows.entries()) {
      values.set(applyStandard(imageOf(images, i), standard), row * width + from);
      values[row * width + pixels + a] = 1;
    }
    from += branchSize(branches[a]!);
  }
  const table = joinTables(assays, branches, count);
  const shape = { count, height: 1, width, channels: 1, pixels, bits: assays.length };
  return { images: values, ...shape, ...(table ? { table } : {}) };
}

/** What the images were drawn from, assay beside assay, where that is known of all. */
function joinTables(
  assays: readonly AssayImages[],
  branches: readonly Branch[],
  count: number,
): DrawnTable | undefined {
  const tables = assays.flatMap(({ images }) => (images.drawn ? [images.drawn] : []));
  if (tables.length < assays.length) return undefined;
  const values = dense(count, tables.reduce((sum, { columns }) => sum + columns, 0)); // prettier-ignore
  let first = 0;
  for (const [a, { rows }] of assays.entries()) {
    fillColumns(values, tables[a]!, rows, first);
    first += tables[a]!.columns;
  }
  const draws = assays.map(({ images, standard }) => standardDrawer(images, standard));
  const pixels = branches.reduce((sum, branch) => sum + branchSize(branch), 0);
  return {
    values,
    ...(assays.some(({ images }) => images.drawing) ? { sums: false } : {}),
    draw(row, image) {
      let [column, from] = [0, 0];
      for (const [a, draw] of draws.entries()) {
        const [columns, size] = [tables[a]!.columns, branchSize(branches[a]!)];
        const own = image.subarray(from, from + size);
        if (image[pixels + a] === 0) own.fill(0);
        else draw(row.subarray(column, column + columns), own);
        column += columns;
        from += size;
      }
    },
  };
}

/**
 * Rows without the assay are never drawn; they repeat the others' in turn, so that the spread of each feature, which
 * noise is measured by, is that of the samples that have it.
 */
function fillColumns(out: Dense, table: Dense, rows: Int32Array, first: number): void {
  const place = new Map(Array.from(rows, (row, i) => [row, i]));
  let turn = 0;
  for (let row = 0; row < out.rows && table.rows > 0; row++) {
    const own = place.get(row) ?? turn++ % table.rows;
    out.values.set(rowOf(table, own), row * out.columns + first);
  }
}
