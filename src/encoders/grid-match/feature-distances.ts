import type { Context } from "../../context.js";
import { pace } from "../../embed/pace.js";
import type { Linalg } from "../../engine/linalg.js";
import type { FeaturePoints } from "./feature-points.js";
import type { PairMatrix } from "./pair-matrix.js";

/** Up to as many features, distances are kept as they are; beyond, in 65,535 steps, which halves the memory. */
const MOST_EXACT = 4096;

/** Rows whose products are made at once. */
const block = 1024;

/**
 * Distances between all features. In 2 bytes a pair, products are made in 32 bits beside squares in 64: the distances of
 * near duplicates are then off by up to about a thousandth of their distance from the mean feature, the others by a rounding step.
 *
 * @param step name for the progress
 * @param exact 4 bytes a pair instead of 2; default: up to 4,096 features
 */
export async function featureDistances(
  points: FeaturePoints,
  step: string,
  ctx: Context,
  exact = points.count <= MOST_EXACT,
): Promise<PairMatrix> {
  const { count, longest } = points;
  const unit = exact ? 1 : (longest || 1) / 0xffff;
  const values = exact ? new Float32Array(count * count) : new Uint16Array(count * count);
  await fillDistances(points, values, 1 / unit, step, ctx);
  return { count, values, unit };
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
