import type { Context } from "../context.js";
import type { Dense } from "../data/dense.js";
import type { RealMatrix } from "../engine/linalg.js";
import { normaliseRows, workingCopy } from "./points.js";
import { pca } from "./pca.js";

/** Metrics that are Euclidean after a transformation of the points, which is what lets PCA reduce them first. */
export type EuclideanMetric = "euclidean" | "cosine" | "correlation";

/** Points whose Euclidean distance is the wanted one, in at most as many dimensions as asked for. */
export interface ReducedPoints {
  readonly points: RealMatrix;
  /** Scores along the first principal axes, n × components, for the start of an iterative embedding. */
  readonly scores: RealMatrix;
}

/**
 * Prepares points for a neighbour embedding: for "cosine" and "correlation" rows become (centred) unit vectors, whose
 * Euclidean distance is √(2 - 2 cosine) or √(2 - 2r); then principal components replace the dimensions where there
 * are more than `initialComponents` of them.
 */
export function reducePoints(
  points: Dense,
  options: { readonly metric: EuclideanMetric; readonly initialComponents: number; readonly components: number },
  ctx: Context,
): ReducedPoints {
  const prepared = workingCopy(points);
  if (options.metric !== "euclidean") normaliseRows(prepared, options.metric === "correlation");
  // Points without enough directions are no news here: the start is padded and disturbed anyway.
  const quiet = { ...ctx, random: ctx.random.fork("reduce"), progress: () => undefined };
  const reduce = points.columns > options.initialComponents && points.rows > options.initialComponents;
  const count = reduce ? Math.max(options.initialComponents, options.components) : options.components;
  const { scores } = pca(prepared, { components: count }, quiet);
  return { points: reduce ? scores : prepared, scores: firstColumns(scores, options.components) };
}

function firstColumns({ rows, columns, values }: RealMatrix, count: number): RealMatrix {
  const out = new Float64Array(rows * count);
  for (let i = 0; i < rows; i++) for (let j = 0; j < count; j++) out[i * count + j] = values[i * columns + j]!;
  return { rows, columns: count, values: out };
}
