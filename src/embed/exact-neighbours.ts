import type { Context } from "../context.js";
import type { RealMatrix } from "../engine/linalg.js";
import { pace } from "./pace.js";
import { smallest } from "./smallest.js";

/** Receives the candidates of a point in no particular order; the list is reused after the call. */
export type Place = (row: number, candidates: Int32Array) => void;

/** Products a block: 16 MB of float32, so that a block stays in the neighbourhood of the cache. */
const blockProducts = 2 ** 22;

/** The `k` nearest others of each point by |a - b|² = |a|² + |b|² - 2ab, the products taken blockwise by the engine. */
export async function blockCandidates(points: RealMatrix, k: number, place: Place, ctx: Context): Promise<void> {
  if (k === 0) return place(0, new Int32Array(0));
  const { rows, columns, values } = points;
  const squares = new Float64Array(rows);
  for (let i = 0; i < rows; i++)
    for (let at = i * columns; at < (i + 1) * columns; at++) squares[i]! += values[at]! * values[at]!;
  const block = Math.max(1, Math.floor(blockProducts / rows));
  const keys = new Float64Array(rows);
  const breathe = pace(ctx, "neighbours", rows);
  for (let start = 0; start < rows; start += block) {
    const count = Math.min(block, rows - start);
    const part = { rows: count, columns, values: values.subarray(start * columns, (start + count) * columns) };
    const products = ctx.engine.linalg.matMul(part, points, { transposeB: true }).values;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < rows; j++) keys[j] = squares[j]! - 2 * products[i * rows + j]!;
      keys[start + i] = Infinity;
      place(start + i, smallest(keys, k));
    }
    await breathe(start + count);
  }
}

/** The same for distances that are no product, one pair after the other. */
export async function directCandidates(
  points: RealMatrix,
  k: number,
  distance: (values: RealMatrix["values"], a: number, b: number, columns: number) => number,
  place: Place,
  ctx: Context,
): Promise<void> {
  if (k === 0) return place(0, new Int32Array(0));
  const { rows, columns, values } = points;
  const keys = new Float64Array(rows);
  const breathe = pace(ctx, "neighbours", rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) keys[j] = distance(values, i * columns, j * columns, columns);
    keys[i] = Infinity;
    place(i, smallest(keys, k));
    await breathe(i + 1);
  }
}
