import { type Dense, rowOf } from "../../data/dense.js";
import type { Linalg, RealMatrix } from "../../engine/linalg.js";

/** How alike two samples are: their product, or exp(−gamma × squared distance). */
export type Kernel = { readonly name: "linear" } | { readonly name: "rbf"; readonly gamma: number };

/** The kernel between samples, a row at a time. */
export interface KernelRows {
  /** Kernel of a sample with all samples. Not to be written to; of many rows only some are remembered. */
  row(sample: number): Float32Array;
  /** Kernel of each sample with itself. */
  readonly diagonal: Float64Array;
  release(): void;
}

/** Bytes of kernel rows that are remembered: all rows of 8,192 samples. */
const MEMORY = 2 ** 28;
/** Rows made at once: enough to keep the cores busy, few enough that a Stop comes through between two blocks. */
const BLOCK = 128;

/**
 * The kernel of training samples. Where it fits in memory it is made at once, else rows are made when they are asked for and
 * those not asked for longest are forgotten.
 *
 * @param x samples × features, best centred: both kernels' classifiers do not depend on where 0 is, but rounding does
 * @param breathe called after each block
 */
export async function kernelRows(
  x: Dense,
  kernel: Kernel,
  linalg: Linalg,
  breathe: () => Promise<void> | void = () => undefined,
  memory = MEMORY,
): Promise<KernelRows> {
  const n = x.rows;
  const squares = squaredNorms(x);
  const kept = linalg.keep(x);
  const made = (rows: RealMatrix, first: number): Float32Array => {
    const products = linalg.matMul(rows, kept, { transposeB: true }).values as Float32Array;
    return kernel.name === "linear" ? products : radial(products, squares, first, kernel.gamma);
  };
  const rowsFrom = (first: number, count: number): RealMatrix => ({
    rows: count,
    columns: x.columns,
    values: x.values.subarray(first * x.columns, (first + count) * x.columns),
  });
  const diagonal = kernel.name === "linear" ? squares : new Float64Array(n).fill(1);
  if (n * n * 4 > memory) {
    const remembered = recentRows(Math.max(2, Math.floor(memory / (4 * n))), (row) => made(rowsFrom(row, 1), row));
    return { row: remembered, diagonal, release: () => kept.release() };
  }
  const all: Float32Array[] = [];
  try {
    for (let first = 0; first < n; first += BLOCK) {
      const count = Math.min(BLOCK, n - first);
      const block = made(rowsFrom(first, count), first);
      for (let i = 0; i < count; i++) all.push(block.subarray(i * n, (i + 1) * n));
      await breathe();
    }
  } finally {
    kept.release();
  }
  return { row: (sample) => all[sample]!, diagonal, release: () => undefined };
}

/** Kernel of samples with others, rows × others. */
export function kernelBetween(x: Dense, others: Dense, kernel: Kernel, linalg: Linalg): Float32Array {
  const products = linalg.matMul(x, others, { transposeB: true }).values as Float32Array;
  if (kernel.name === "linear") return products;
  const [own, theirs] = [squaredNorms(x), squaredNorms(others)];
  return products.map((product, at) => {
    const square = own[Math.floor(at / others.rows)]! + theirs[at % others.rows]! - 2 * product;
    return Math.exp(-kernel.gamma * Math.max(0, square));
  });
}

/** Squared length of each row, in float64. */
export function squaredNorms(x: Dense): Float64Array {
  return Float64Array.from({ length: x.rows }, (_, i) => {
    let sum = 0;
    for (const value of rowOf(x, i)) sum += value * value;
    return sum;
  });
}

/** Turns products of some rows with all samples into the radial kernel, in place. */
function radial(products: Float32Array, squares: Float64Array, first: number, gamma: number): Float32Array {
  const n = squares.length;
  for (let i = first, at = 0; at < products.length; i++)
    for (let j = 0; j < n; j++, at++)
      products[at] = i === j ? 1 : Math.exp(-gamma * Math.max(0, squares[i]! + squares[j]! - 2 * products[at]!));
  return products;
}

/** Remembers the rows that were asked for last. */
function recentRows(limit: number, make: (row: number) => Float32Array): (row: number) => Float32Array {
  const rows = new Map<number, Float32Array>(); // in the order of their last use
  return (row) => {
    const found = rows.get(row) ?? make(row);
    rows.delete(row);
    rows.set(row, found);
    if (rows.size > limit) rows.delete(rows.keys().next().value!);
    return found;
  };
}
