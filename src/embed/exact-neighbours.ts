import type { Context } from "../context.js";
import type { RealMatrix } from "../engine/linalg.js";
import { pace } from "./pace.js";
import { selection } from "./selection.js";

/** Receives the candidates of a point, ascending; the list is reused after the call. */
export type Place = (row: number, candidates: Int32Array) => void;

/** Products a block: 16 MB of float32, so that a block stays in the neighbourhood of the cache. */
const blockProducts = 2 ** 22;
/** Up to as many points products are float64: the candidates are then exact as well. */
const doubleUpTo = 2000;

/**
 * The `k` nearest others of each point, by matrix products that the engine takes blockwise.
 *
 * @param unit whether nearness is the product of the rows, which have length 1 (or 0); else Euclidean
 */
export async function blockCandidates(
  points: RealMatrix,
  unit: boolean,
  k: number,
  place: Place,
  ctx: Context,
): Promise<void> {
  if (k === 0) return place(0, new Int32Array(0));
  const { rows } = points;
  const { left, right } = factors(points, unit);
  const { columns } = left;
  const block = Math.max(1, Math.floor(blockProducts / rows));
  const nearest = selection(rows);
  const breathe = pace(ctx, "neighbours", rows);
  for (let start = 0; start < rows; start += block) {
    const count = Math.min(block, rows - start);
    const part = { rows: count, columns, values: left.values.subarray(start * columns, (start + count) * columns) };
    const keys = ctx.engine.linalg.matMul(part, right, { transposeB: true }).values;
    for (let i = 0; i < count; i++) {
      const own = keys.subarray(i * rows, (i + 1) * rows);
      own[start + i] = Infinity;
      place(start + i, nearest.smallest(own, k));
    }
    await breathe(start + count);
  }
}

/**
 * Rows (-2a, 1) and (b, |b|²), whose product |b|² - 2ab orders the points b as |a - b|² does. They are moved to their
 * mean, so that little is lost in the difference. Unit rows stay where they are, as (-2a, 1) and (b, 0).
 */
function factors({ rows, columns, values }: RealMatrix, unit: boolean): { left: RealMatrix; right: RealMatrix } {
  const mean = new Float64Array(columns);
  if (!unit) for (let at = 0; at < values.length; at++) mean[at % columns]! += values[at]! / rows;
  const width = columns + 1;
  const buffer = () => (rows <= doubleUpTo ? new Float64Array(rows * width) : new Float32Array(rows * width));
  const [left, right] = [buffer(), buffer()];
  for (let i = 0; i < rows; i++) {
    let square = 0;
    for (let j = 0; j < columns; j++) {
      const value = values[i * columns + j]! - mean[j]!;
      left[i * width + j] = -2 * value;
      right[i * width + j] = value;
      square += value * value;
    }
    left[i * width + columns] = 1;
    right[i * width + columns] = unit ? 0 : square;
  }
  return { left: { rows, columns: width, values: left }, right: { rows, columns: width, values: right } };
}

/** The nearest others for distances that are no product, one pair after the other. */
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
  const nearest = selection(rows);
  const breathe = pace(ctx, "neighbours", rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) keys[j] = distance(values, i * columns, j * columns, columns);
    keys[i] = Infinity;
    place(i, nearest.smallest(keys, k));
    await breathe(i + 1);
  }
}
