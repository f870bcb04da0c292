import type { Random } from "../random.js";

/**
 * The rows of an epoch in batches, newly shuffled. What is left over after the last whole batch waits for another epoch:
 * a small last batch would upset batch norms. Fewer rows than a batch are one batch.
 *
 * @param rows number of training rows
 */
export function epochBatches(rows: number, batchSize: number, random: Random): Int32Array[] {
  const order = random.shuffle(Int32Array.from({ length: rows }, (_, row) => row));
  const count = batchesPerEpoch(rows, batchSize);
  return Array.from({ length: count }, (_, b) => order.subarray(b * batchSize, Math.min(rows, (b + 1) * batchSize)));
}

export function batchesPerEpoch(rows: number, batchSize: number): number {
  return Math.max(1, Math.floor(rows / batchSize));
}
