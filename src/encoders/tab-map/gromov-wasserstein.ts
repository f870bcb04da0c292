import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import type { RealMatrix } from "../../engine/linalg.js";

/** Sinkhorn's scaling within one step ends where no row changes by more than this share, or after so many rounds. */
const scalings = { close: 0.02, most: 30 };

/** A share below which no cell of the coupling falls, so that none is lost to rounding for good. */
const floor = 1e-30;

export interface GromovWassersteinOptions {
  /** Most steps, 1 or more. */
  readonly steps: number;
  /**
   * How far a step may go: weight of the divergence from the coupling before, as a share of the spread of the costs. Small =
   * long steps.
   */
  readonly proximity: number;
}

/**
 * A coupling of two sets of equally many things such that things that are near in one set meet things that are near in the
 * other: Gromov–Wasserstein optimal transport with squared loss (Peyré et al. 2016), by proximal point steps (Xu et al. 2019)
 * of which each is solved by Sinkhorn's scaling. Both sides have equal weights.
 *
 * @param one count × count, symmetric distances, at most about 1
 * @param other the same for the other set
 * @param coupling count × count, above 0, to start from; overwritten by what is found, rows and columns sum to 1 / count
 * @param step name for the progress
 */
export async function gromovWasserstein(
  one: RealMatrix,
  other: RealMatrix,
  coupling: Float32Array,
  { steps, proximity }: GromovWassersteinOptions,
  step: string,
  ctx: Context,
): Promise<void> {
  const { linalg } = ctx.engine;
  const count = one.rows;
  const breathe = pace(ctx, step, steps);
  const [left, right] = [linalg.keep(one), linalg.keep(other)];
  const before = new Float32Array(coupling.length);
  try {
    await scale(coupling, count, () => breathe(0));
    for (let round = 0; round < steps; round++) {
      before.set(coupling);
      const half = linalg.matMul(left, { rows: count, columns: count, values: coupling });
      await breathe(round);
      // The loss's own terms are the same for a whole row or column, which scaling absorbs: this product is all.
      const { values: product } = linalg.matMul(half, right);
      follow(coupling, product as Float32Array, count, proximity);
      await scale(coupling, count, () => breathe(round));
      if (moved(before, coupling) < 1e-4) break;
    }
  } finally {
    left.release();
    right.release();
  }
}

/** One step along the falling cost: cells grow by the exponent of what they gain. */
function follow(coupling: Float32Array, product: Float32Array, count: number, proximity: number): void {
  centre(product, count);
  let square = 0;
  for (const value of product) square += value * value;
  const strength = square > 0 ? 1 / (proximity * Math.sqrt(square / product.length)) : 0;
  for (let i = 0; i < count; i++) {
    const row = product.subarray(i * count, (i + 1) * count);
    const most = row.reduce((largest, value) => (value > largest ? value : largest), -Infinity);
    for (let j = 0; j < count; j++) {
      const at = i * count + j;
      coupling[at] = Math.max(floor, coupling[at]! * Math.exp(strength * (row[j]! - most)));
    }
  }
}

/** Rows and columns around 0: what is the same for a whole row or column does not count. */
function centre(values: Float32Array, count: number): void {
  const [rows, columns] = [new Float64Array(count), new Float64Array(count)];
  let all = 0;
  for (let i = 0, at = 0; i < count; i++)
    for (let j = 0; j < count; j++, at++) {
      rows[i]! += values[at]! / count;
      columns[j]! += values[at]! / count;
      all += values[at]! / count / count;
    }
  for (let i = 0, at = 0; i < count; i++)
    for (let j = 0; j < count; j++, at++) values[at]! -= rows[i]! + columns[j]! - all;
}

/** Rows and columns come to sum to 1 / count (Sinkhorn 1967). */
async function scale(coupling: Float32Array, count: number, breathe: () => Promise<void>): Promise<void> {
  const [u, v] = [new Float64Array(count), new Float64Array(count).fill(1)];
  const columns = new Float64Array(count);
  for (let round = 0; round < scalings.most; round++) {
    columns.fill(0);
    let change = 0;
    for (let i = 0, at = 0; i < count; i++, at += count) {
      let sum = 0;
      for (let j = 0; j < count; j++) sum += coupling[at + j]! * v[j]!;
      change = Math.max(change, Math.abs(count * sum * u[i]! - 1));
      u[i] = 1 / (count * sum);
      for (let j = 0; j < count; j++) columns[j]! += coupling[at + j]! * u[i]!;
    }
    for (let j = 0; j < count; j++) v[j] = 1 / (count * columns[j]!);
    if (change < scalings.close) break;
    await breathe();
  }
  for (let i = 0, at = 0; i < count; i++) for (let j = 0; j < count; j++, at++) coupling[at]! *= u[i]! * v[j]!;
}

/** Share of the mass that lies elsewhere than before. */
function moved(before: Float32Array, after: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < after.length; at++) sum += Math.abs(after[at]! - before[at]!);
  return sum / 2;
}
