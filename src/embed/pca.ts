import { type Context, warn } from "../context.js";
import { type Dense, dense } from "../data/dense.js";
import type { Linalg, RealMatrix } from "../engine/linalg.js";
import { mergeOptions, requireOption } from "../registry.js";
import type { Embedding } from "./embedding.js";
import { requirePoints, workingCopy } from "./points.js";
import { type Axes, exactAxes, randomisedAxes } from "./principal-axes.js";

export interface PcaOptions {
  /** Dimensions to keep, ≥ 1; default 2. Those beyond the rank of the points are zeros, with a warning. */
  readonly components: number;
  /**
   * "exact": eigenvectors of the covariance or Gram matrix, whichever is smaller. "randomised": Halko et al. 2011.
   * "auto" (default): exact while the smaller side has at most 1,000 rows or columns.
   */
  readonly solver: "auto" | "exact" | "randomised";
  /** Extra random directions of the randomised solver, ≥ 0; default 10. */
  readonly oversampling: number;
  /** Power iterations of the randomised solver, ≥ 0; default 7. More separate axes of similar variance better. */
  readonly powerIterations: number;
}

const defaults: Readonly<PcaOptions> = Object.freeze({
  components: 2,
  solver: "auto",
  oversampling: 10,
  powerIterations: 7,
});

/** What a principal component analysis found. Float64 up to four million values, else float32. */
export interface Pca {
  /** n × components: the points along the axes. */
  readonly scores: RealMatrix;
  /** components × dimensions: axes of length 1, largest loading positive; zeros beyond the rank. */
  readonly components: RealMatrix;
  /** Mean of each dimension. */
  readonly mean: Float64Array;
  /** Variance along each axis, divided by n - 1. */
  readonly explainedVariance: Float64Array;
  /** The same as a fraction of the whole variance; zeros where there is none. */
  readonly explainedVarianceRatio: Float64Array;
}

/** Above this length of the smaller side an eigendecomposition costs seconds. */
const exactUpTo = 1000;

/**
 * Principal component analysis (Pearson 1901; randomised: Halko, Martinsson & Tropp 2011).
 * Reference: sklearn.decomposition.PCA.
 *
 * @param points n × dimensions, finite; float64 in, float64 out
 * @throws InvalidOption for options out of range; MissingValues; UnsuitableData
 */
export function pca(
  points: RealMatrix,
  given: Partial<PcaOptions>,
  ctx: Pick<Context, "engine" | "random" | "progress">,
): Pca {
  const options = mergeOptions("pca", defaults, given);
  check(options);
  requirePoints(points, "pca");
  const { rows, columns } = points;
  const { linalg } = ctx.engine;

  const centred = workingCopy(points);
  const mean = centreColumns(centred);
  const smaller = Math.min(rows, columns);
  const wanted = Math.min(options.components, smaller);
  const exact = options.solver === "exact" || (options.solver === "auto" && smaller <= exactUpTo);
  const axes = exact
    ? exactAxes(centred, wanted, linalg)
    : randomisedAxes(centred, wanted, options.oversampling, options.powerIterations, ctx.random, linalg);
  const rank = axes.squares.findIndex((square) => square === 0);
  if (rank >= 0 || wanted < options.components)
    warn(
      ctx,
      "pca",
      `The points vary along ${rank < 0 ? wanted : rank} axes only; the other components of ${options.components} are zeros.`,
    );
  return describe(centred, mean, padded(axes, options.components), linalg);
}

/**
 * Points along axes that were found before.
 *
 * @param points any number of rows, the dimensions of the analysis
 * @returns rows × components, in the precision of the points
 */
export function pcaTransform(model: Pick<Pca, "components" | "mean">, points: RealMatrix, linalg: Linalg): RealMatrix {
  const centred = workingCopy(points);
  for (let i = 0; i < centred.values.length; i++) centred.values[i]! -= model.mean[i % centred.columns]!;
  return linalg.matMul(centred, model.components, { transposeB: true });
}

export const pcaEmbedding: Embedding<PcaOptions> = {
  name: "pca",
  source: {
    paper: "Pearson 1901; Halko, Martinsson & Tropp 2011",
    doi: "10.1137/090771806",
    reference: "scikit-learn 1.9.1, decomposition.PCA",
  },
  defaults,
  embed: (points, options, ctx) => Promise.resolve(toDense(pca(points, options, ctx).scores)),
};

function check({ components, oversampling, powerIterations }: PcaOptions): void {
  const whole = (value: number, least: number) => Number.isInteger(value) && value >= least;
  requireOption(whole(components, 1), "pca", `components is ${components}.`, "Choose an integer of at least 1.");
  requireOption(
    whole(oversampling, 0) && whole(powerIterations, 0),
    "pca",
    `oversampling is ${oversampling} and powerIterations ${powerIterations}.`,
    "Choose integers of at least 0.",
  );
}

/** Subtracts the mean of each column in place; returns the means. */
function centreColumns({ rows, columns, values }: RealMatrix): Float64Array {
  const mean = new Float64Array(columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) mean[j]! += values[i * columns + j]!;
  for (let j = 0; j < columns; j++) mean[j]! /= rows;
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) values[i * columns + j]! -= mean[j]!;
  return mean;
}

/** Axes filled up with zeros where more were asked for than there are. */
function padded({ axes, squares }: Axes, count: number): Axes {
  if (axes.rows === count) return { axes, squares };
  const values =
    axes.values instanceof Float64Array
      ? new Float64Array(count * axes.columns)
      : new Float32Array(count * axes.columns);
  values.set(axes.values);
  const allSquares = new Float64Array(count);
  allSquares.set(squares);
  return { axes: { rows: count, columns: axes.columns, values }, squares: allSquares };
}

function describe(centred: RealMatrix, mean: Float64Array, { axes, squares }: Axes, linalg: Linalg): Pca {
  let total = 0;
  for (const value of centred.values) total += value * value;
  const freedom = Math.max(1, centred.rows - 1);
  return {
    scores: linalg.matMul(centred, axes, { transposeB: true }),
    components: axes,
    mean,
    explainedVariance: squares.map((square) => square / freedom),
    explainedVarianceRatio: squares.map((square) => (total > 0 ? square / total : 0)),
  };
}

function toDense({ rows, columns, values }: RealMatrix): Dense {
  return dense(rows, columns, Float32Array.from(values));
}
