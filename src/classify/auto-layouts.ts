import type { Context } from "../context.js";
import { type Dense, dense, transpose } from "../data/dense.js";
import type { Layout } from "../data/layout.js";
import { pace } from "../embed/pace.js";
import { tsne } from "../embed/tsne.js";
import { buildLayout } from "../encoders/layout/layout-table.js";
import { gridAssignment } from "../math/grid-assignment.js";
import { hilbertOrder } from "../math/hilbert.js";
import { averageLinkageOrder } from "../math/leaf-order.js";
import { ranks } from "../math/statistics.js";

/** The recipe's networks halve images twice. */
const SMALLEST_SIDE = 4;

/**
 * The recipe's two layouts of features on a grid of side ⌈√p⌉, or 4, one feature a pixel, from the distance √(2 − 2r) between
 * features: t-SNE with linear assignment, and the leaf order of average linkage along a Hilbert curve.
 *
 * @param z training samples × features, z-scores
 */
export async function autoLayouts(z: Dense, names: readonly string[], ctx: Context): Promise<Layout[]> {
  const side = Math.max(SMALLEST_SIDE, Math.ceil(Math.sqrt(z.columns)));
  const points = unitRows(transpose(z));
  return [await tsneLayout(points, names, side, ctx), await hilbertLayout(points, names, side, ctx)];
}

async function tsneLayout(points: Dense, names: readonly string[], side: number, ctx: Context): Promise<Layout> {
  const few = Math.max(1.2, (points.rows - 1) / 3); // more than that t-SNE would warn of
  const perplexity = Math.min(few, Math.max(2, Math.min(30, (points.rows - 1) / 4)));
  const found = await tsne.embed(points, { ...tsne.defaults, perplexity }, { ...ctx, random: ctx.random.fork("tsne") });
  // Half positions, half ranks: t-SNE leaves holes that a full grid has no room for.
  const place = (axis: number) => {
    const values = Float64Array.from({ length: points.rows }, (_, i) => found.values[2 * i + axis]!);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const rank = ranks(values);
    return values.map((value, i) => {
      const byValue = high > low ? (value - low) / (high - low) : 0.5;
      const byRank = points.rows > 1 ? (rank[i]! - 1) / (points.rows - 1) : 0.5;
      return (side * (byValue + byRank)) / 2;
    });
  };
  const [x, y] = [place(0), place(1)];
  const breathe = pace(ctx, "auto", 100);
  const places = Float64Array.from({ length: 2 * points.rows }, (_, i) => (i % 2 === 0 ? x : y)[i >> 1]!);
  const pixel = await gridAssignment(places, side, side, (share) => breathe(Math.round(100 * share)));
  return gridLayout("tsne", names, side, (i) => pixel[i]!);
}

async function hilbertLayout(points: Dense, names: readonly string[], side: number, ctx: Context): Promise<Layout> {
  const correlation = ctx.engine.linalg.matMul(points, points, { transposeB: true });
  const distance = dense(
    points.rows,
    points.rows,
    Float32Array.from(correlation.values, (r) => Math.sqrt(Math.max(0, 2 - 2 * r))),
  );
  const order = averageLinkageOrder(distance);
  const walk = hilbertOrder(side);
  const pixel = new Uint32Array(points.rows);
  for (const [step, feature] of order.entries()) pixel[feature] = walk.y[step]! * side + walk.x[step]!;
  return Promise.resolve(gridLayout("hilbert", names, side, (i) => pixel[i]!));
}

function gridLayout(channel: string, features: readonly string[], side: number, pixel: (i: number) => number): Layout {
  const x = Uint16Array.from({ length: features.length }, (_, i) => pixel(i) % side);
  const y = Uint16Array.from({ length: features.length }, (_, i) => Math.floor(pixel(i) / side));
  return buildLayout({ height: side, width: side, channels: [channel], features, x, y, radius: 0 });
}

/** Rows centred and of length 1: their products are correlations, their squared distances 2 − 2r. */
function unitRows(matrix: Dense): Dense {
  const out = dense(matrix.rows, matrix.columns);
  for (let i = 0; i < matrix.rows; i++) {
    const row = matrix.values.subarray(i * matrix.columns, (i + 1) * matrix.columns);
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    const norm = Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    for (let j = 0; j < row.length; j++) out.values[i * matrix.columns + j] = norm > 0 ? (row[j]! - mean) / norm : 0;
  }
  return out;
}
