import { denseRows } from "../data/dense.js";
import type { TrainingSet } from "./training-set.js";

/** The chosen rows of a training set, copied, in the order given. */
export function trainingRows(set: TrainingSet, rows: Int32Array): TrainingSet {
  const size = set.images.length / set.count;
  const images = new Float32Array(rows.length * size);
  for (const [i, row] of rows.entries()) images.set(set.images.subarray(row * size, (row + 1) * size), i * size);
  const labels = Int32Array.from(rows, (row) => set.labels[row]!);
  const table = set.table && { ...set.table, values: denseRows(set.table.values, rows) };
  return { ...set, images, labels, count: rows.length, ...(table ? { table } : {}) };
}
