import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import type { RealMatrix } from "../../engine/linalg.js";

/** Rounds of Sinkhorn's scaling within one step. */
const scalings = 30;

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
    scale(coupling, count);
    for (let round = 0; round < steps; round++) {
      before.set(coupling);
      const half = linalg.matMul(left, { rows: count, columns: count, values: coupling });
      await breathe(round);
      // The loss's own terms are the same for a whole row or column, which scaling absorbs: this product is all.
      const { values: product } = linalg.matMul(half, right);
      follow(coupling, product as Float32Array, count, proximity);
      scale(coupling, count);
      await breathe(round + 1);
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
function scale(coupling: Float32Array, count: number): void {
  const [u, v] = [new Float64Array(count), new Float64Array(count).fill(1)];
  const columns = new Float64Array(count);
  for (let round = 0; round < scalings; round++) {
    columns.fill(0);
    for (let i = 0, at = 0; i < count; i++, at += count) {
      let sum = 0;
      for (let j = 0; j < count; j++) sum += coupling[at + j]! * v[j]!;
      u[i] = 1 / (count * sum);
      for (let j = 0; j < count; j++) columns[j]! += coupling[at + j]! * u[i]!;
    }
    for (let j = 0; j < count; j++) v[j] = 1 / (count * columns[j]!);
  }
  for (let i = 0, at = 0; i < count; i++) for (let j = 0; j < count; j++, at++) coupling[at]! *= u[i]! * v[j]!;
}

/** Share of the mass that lies elsewhere than before. */
function moved(before: Float32Array, after: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < after.length; at++) sum += Math.abs(after[at]! - before[at]!);
  return sum / 2;
}
