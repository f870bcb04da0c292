import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import type { RealMatrix } from "../../engine/linalg.js";

/** Sinkhorn's scaling within one step ends where no row changes by more than this share, or after so many rounds. */
const scalings = { close: 0.02, most: 30 };

/** A share below which no cell of the coupling falls, so that none is lost to rounding for good. */
const floor = 1e-30;

/** Multiplications between two breaths, a product of some rows: some hundredths of a second. */
const work = 2 ** 30;

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
  const right = linalg.keep(other);
  const most = Math.max(1, Math.floor(work / count ** 2));
  const lefts = Array.from({ length: Math.ceil(count / most) }, (_, b) => {
    const values = one.values.subarray(b * most * count, (b + 1) * most * count);
    return linalg.keep({ rows: values.length / count, columns: count, values });
  });
  const [before, product] = [new Float32Array(coupling.length), new Float32Array(coupling.length)];
  try {
    await breathe(0);
    await scale(coupling, count, () => breathe(0));
    for (let round = 0; round < steps; round++) {
      await breathe(round);
      before.set(coupling);
      // The loss's own terms are the same for a whole row or column, which scaling absorbs: this product is all.
      const middle = linalg.keep({ rows: count, columns: count, values: coupling });
      try {
        for (const [b, left] of lefts.entries()) {
          product.set(linalg.matMul(linalg.matMul(left, middle), right).values, b * most * count);
          await breathe(round);
        }
      } finally {
        middle.release();
      }
      await follow(coupling, product, count, proximity, () => breathe(round));
      await scale(coupling, count, () => breathe(round));
      if (moved(before, coupling) < 1e-4) break;
    }
  } finally {
    for (const left of lefts) left.release();
    right.release();
  }
}

/** One step along the falling cost: cells grow by the exponent of what they gain. */
async function follow(
  coupling: Float32Array,
  product: Float32Array,
  count: number,
  proximity: number,
  breathe: () => Promise<void>,
): Promise<void> {
  centre(product, count);
  await breathe();
  let square = 0;
  for (const value of product) square += value * value;
  const strength = square > 0 ? 1 / (proximity * Math.sqrt(square / product.length)) : 0;
  for (let i = 0; i < count; i++) {
    await breathe();
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
