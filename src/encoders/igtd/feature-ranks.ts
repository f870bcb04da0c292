import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import type { Linalg } from "../../engine/linalg.js";
import type { PairMatrix } from "../grid-match/pair-matrix.js";
import type { FeaturePoints } from "./feature-points.js";

/** Up to as many features, ranks are exact; beyond, distances are rounded to 65,535 steps, which halves the memory. */
export const MOST_EXACT = 4096;

/** Rows whose products are made at once. */
const block = 1024;

/**
 * Ranks of the distances between features among all pairs: the shortest has rank 1, equal ones the mean of theirs.
 *
 * @param step name for the progress
 * @param exact whether ranks are exact: 4 bytes a pair instead of 2
 */
export async function featureRanks(
  points: FeaturePoints,
  step: string,
  ctx: Context,
  exact = points.count <= MOST_EXACT,
): Promise<PairMatrix> {
  const { count, longest } = points;
  if (exact) {
    const values = new Float32Array(count * count);
    await fillDistances(points, values, 1, step, ctx);
    return exactRanks(values, count);
  }
  const levels = new Uint16Array(count * count);
  await fillDistances(points, levels, 0xffff / longest, step, ctx);
  return levelRanks(levels, count);
}

/** Distances times a scale; rounded where the target holds integers. */
async function fillDistances(
  { count, dimensions, values, distance }: FeaturePoints,
  into: Float32Array | Uint16Array,
  scale: number,
  step: string,
  { engine: { linalg }, ...ctx }: Context,
): Promise<void> {
  const half = into instanceof Uint16Array ? 0.5 : 0;
  const numbers = into instanceof Uint16Array ? Float32Array : Float64Array;
  const blocks = Array.from({ length: Math.ceil(count / block) }, (_, b) => {
    const [first, end] = [b * block, Math.min(count, (b + 1) * block)];
    const own = numbers.from(values.subarray(first * dimensions, end * dimensions));
    return { first, kept: linalg.keep({ rows: end - first, columns: dimensions, values: own }) };
  });
  const breathe = pace(ctx, `${step}, distances`, (blocks.length * (blocks.length + 1)) / 2);
  let done = 0;
  try {
    for (const [b, one] of blocks.entries())
      for (const other of blocks.slice(b)) {
        fillBlock(linalg, one, other);
        await breathe(++done);
      }
  } finally {
    for (const { kept } of blocks) kept.release();
  }

  function fillBlock(algebra: Linalg, one: (typeof blocks)[number], other: (typeof blocks)[number]): void {
    const products = algebra.matMul(one.kept, other.kept, { transposeB: true });
    for (let r = 0; r < products.rows; r++)
      for (let c = 0; c < products.columns; c++) {
        const [i, j] = [one.first + r, other.first + c];
        if (j > i) into[i * count + j] = scale * distance(i, j, products.values[r * products.columns + c]!) + half;
      }
    // The mirror image, by columns of the block, so that what is written lies together.
    for (let c = 0; c < products.columns; c++)
      for (let r = 0; r < products.rows; r++) {
        const [i, j] = [one.first + r, other.first + c];
        if (j > i) into[j * count + i] = into[i * count + j]!;
      }
  }
}

/** Distances become ranks in place. */
function exactRanks(values: Float32Array, count: number): PairMatrix {
  const sorted = new Float32Array((count * (count - 1)) / 2);
  for (let i = 0, at = 0; i < count; at += count - ++i)
    sorted.set(values.subarray(i * count + i + 1, (i + 1) * count), at);
  sorted.sort();
  const rankOf = rankLookup(sorted);
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) values[i * count + j] = values[j * count + i] = rankOf(values[i * count + j]!);
  return { count, values, unit: 1 };
}

/** Finds ranks of values, equal ones at the mean of theirs. @param sorted ascending, not negative; overwritten */
function rankLookup(sorted: Float32Array): (value: number) => number {
  const ranks = new Float32Array(sorted.length);
  let different = 0;
  for (let from = 0; from < sorted.length; different++) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    ranks[different] = (from + 1 + to) / 2;
    sorted[different] = sorted[from]!;
    from = to;
  }
  // Where the values of equal steps begin: then a search by halves is short.
  const scale = sorted.length / (sorted[different - 1]! || 1);
  const begins = new Uint32Array(sorted.length + 2);
  for (let at = 0; at < different; at++) begins[Math.floor(sorted[at]! * scale) + 1]!++;
  for (let step = 1; step < begins.length; step++) begins[step]! += begins[step - 1]!;
  return (value) => {
    const step = Math.floor(value * scale);
    let low = begins[step]!;
    let high = begins[step + 1]! - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return ranks[low]!;
  };
}

/** Levels become ranks in place: pairs of one level share the mean of their ranks, in steps of a 65,535th of all. */
function levelRanks(values: Uint16Array, count: number): PairMatrix {
  const pairs = new Float64Array(0x10000);
  for (let i = 0; i < count; i++) for (let at = i * count + i + 1; at < (i + 1) * count; at++) pairs[values[at]!]!++;
  const unit = (count * (count - 1)) / 2 / 0xffff;
  const ranks = new Uint16Array(pairs.length);
  let before = 0;
  for (let level = 0; level < pairs.length; level++) {
    ranks[level] = Math.round((before + (pairs[level]! + 1) / 2) / unit);
    before += pairs[level]!;
  }
  for (let i = 0; i < count; i++)
    for (let at = i * count; at < (i + 1) * count; at++) values[at] = at === i * count + i ? 0 : ranks[values[at]!]!;
  return { count, values, unit };
}
