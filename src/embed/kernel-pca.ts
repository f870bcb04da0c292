import { type Context, warn } from "../context.js";
import { dense } from "../data/dense.js";
import type { Linalg, RealMatrix } from "../engine/linalg.js";
import { mergeOptions, requireOption } from "../registry.js";
import type { Embedding } from "./embedding.js";
import { requirePoints, workingCopy } from "./points.js";
import { type Axes, exactAxes, randomisedAxes } from "./principal-axes.js";

export interface KernelPcaOptions {
  /** Dimensions to keep, ≥ 1; default 2. Those beyond the rank of the kernel are zeros, with a warning. */
  readonly components: number;
  /** Factor of the squared distance in exp(-gamma d²), > 0; null (default) = 1 / dimensions. */
  readonly gamma: number | null;
  /**
   * Above this number of points the components are found on as many points, drawn by seed, and the others projected
   * (Nyström; Williams & Seeger 2001), with a warning; ≥ 2, default 2,000.
   */
  readonly landmarks: number;
}

const defaults: Readonly<KernelPcaOptions> = Object.freeze({ components: 2, gamma: null, landmarks: 2000 });

export interface KernelPca {
  /** n × components, float64: eigenvector times square root of its eigenvalue; largest score positive. */
  readonly scores: RealMatrix;
  /** Of the double-centred kernel matrix, descending. */
  readonly eigenvalues: Float64Array;
}

/**
 * Kernel principal component analysis with a Gaussian kernel (Schölkopf, Smola & Müller 1998).
 * Reference: sklearn.decomposition.KernelPCA(kernel="rbf").
 *
 * @param points n × dimensions, finite; float64 in, float64 out
 * @throws InvalidOption for options out of range; MissingValues; UnsuitableData
 */
export function kernelPcaOf(
  points: RealMatrix,
  given: Partial<KernelPcaOptions>,
  ctx: Pick<Context, "engine" | "random" | "progress">,
): KernelPca {
  const { components, gamma, landmarks } = mergeOptions("kernelPca", defaults, given);
  requireOption(
    Number.isInteger(components) && components >= 1,
    "kernelPca",
    `components is ${components}.`,
    "Choose an integer of at least 1.",
  );
  requireOption(gamma === null || gamma > 0, "kernelPca", `gamma is ${gamma}.`, "Choose a number above 0, or null.");
  requireOption(
    Number.isInteger(landmarks) && landmarks >= 2,
    "kernelPca",
    `landmarks is ${landmarks}.`,
    "Choose an integer of at least 2.",
  );
  requirePoints(points, "kernelPca");
  const all = workingCopy(points);
  const chosen = all.rows > landmarks ? drawRows(all, landmarks, ctx) : all;
  const width = gamma ?? 1 / points.columns;
  const { linalg } = ctx.engine;
  const fitted = gaussianKernel(chosen, chosen, width, linalg);
  const means = kernelMeans(fitted);
  centreKernel(fitted, means);

  const { axes, squares } = kernelAxes(fitted, Math.min(components, fitted.rows), ctx);
  const rank = squares.findIndex((square) => square === 0);
  if (rank >= 0 || squares.length < components)
    warn(
      ctx,
      "kernelPca",
      `The kernel has ${rank < 0 ? squares.length : rank} components only; the others of ${components} are zeros.`,
    );
  const eigenvalues = new Float64Array(components);
  squares.forEach((square, k) => (eigenvalues[k] = Math.sqrt(square)));
  const scores = new Float64Array(all.rows * components);
  // In blocks, since the kernel of all points with the landmarks may be large.
  for (let start = 0; start < all.rows; start += landmarks) {
    const rows = Math.min(landmarks, all.rows - start);
    const part = {
      rows,
      columns: all.columns,
      values: all.values.subarray(start * all.columns, (start + rows) * all.columns),
    };
    const kernel = chosen === all ? fitted : gaussianKernel(part, chosen, width, linalg);
    if (chosen !== all) centreKernel(kernel, means);
    const along = linalg.matMul(kernel, axes, { transposeB: true });
    for (let i = 0; i < rows; i++)
      for (let k = 0; k < axes.rows; k++)
        if (eigenvalues[k]! > 0)
          scores[(start + i) * components + k] = along.values[i * axes.rows + k]! / Math.sqrt(eigenvalues[k]!);
  }
  return { scores: withLargestPositive({ rows: all.rows, columns: components, values: scores }), eigenvalues };
}

export const kernelPca: Embedding<KernelPcaOptions> = {
  name: "kernelPca",
  source: {
    paper: "Schölkopf, Smola & Müller 1998",
    doi: "10.1162/089976698300017467",
    reference: "scikit-learn 1.9.1, decomposition.KernelPCA",
  },
  defaults,
  embed(points, options, ctx) {
    const { scores } = kernelPcaOf(points, options, ctx);
    return Promise.resolve(dense(scores.rows, scores.columns, Float32Array.from(scores.values)));
  },
};

function drawRows(points: RealMatrix, count: number, ctx: Pick<Context, "random" | "progress">): RealMatrix {
  warn(ctx, "kernelPca", `The components of ${points.rows} points are found on ${count} of them, drawn by seed.`);
  const drawn = ctx.random
    .shuffle(Uint32Array.from({ length: points.rows }, (_, i) => i))
    .slice(0, count)
    .sort();
  const { columns, values } = points;
  const out = values.slice(0, count * columns);
  drawn.forEach((row, i) => out.set(values.subarray(row * columns, (row + 1) * columns), i * columns));
  return { rows: count, columns, values: out };
}

/** Up to this size all eigenvectors are computed; above, only the leading ones, by subspace iteration. */
const exactUpTo = 500;

/** Eigenvectors of a centred kernel matrix as rows; it is positive, so `squares` are its squared eigenvalues. */
function kernelAxes(kernel: RealMatrix, count: number, { engine, random }: Pick<Context, "engine" | "random">): Axes {
  return kernel.rows <= exactUpTo
    ? exactAxes(kernel, count, engine.linalg)
    : randomisedAxes(kernel, count, 10, 7, random.fork("axes"), engine.linalg);
}

/** exp(-gamma |a - b|²) of all pairs, float64. */
function gaussianKernel(a: RealMatrix, b: RealMatrix, gamma: number, linalg: Linalg): RealMatrix {
  const products = linalg.matMul(a, b, { transposeB: true }).values;
  const [squaresA, squaresB] = [squaresOf(a), squaresOf(b)];
  const values = new Float64Array(a.rows * b.rows);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < b.rows; j++) {
      const square = squaresA[i]! + squaresB[j]! - 2 * products[i * b.rows + j]!;
      values[i * b.rows + j] = Math.exp(-gamma * Math.max(0, square));
    }
  return { rows: a.rows, columns: b.rows, values };
}

function squaresOf({ rows, columns, values }: RealMatrix): Float64Array {
  const squares = new Float64Array(rows);
  for (let i = 0; i < rows; i++)
    for (let at = i * columns; at < (i + 1) * columns; at++) squares[i]! += values[at]! ** 2;
  return squares;
}

interface KernelMeans {
  /** Mean of each column. */
  readonly column: Float64Array;
  readonly all: number;
}

function kernelMeans({ rows, columns, values }: RealMatrix): KernelMeans {
  const column = new Float64Array(columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) column[j]! += values[i * columns + j]! / rows;
  return { column, all: column.reduce((sum, value) => sum + value, 0) / columns };
}

/** The kernel of centred features, in place: minus row means, minus the column means of the fit, plus its mean. */
function centreKernel({ rows, columns, values }: RealMatrix, { column, all }: KernelMeans): void {
  for (let i = 0; i < rows; i++) {
    const row = values.subarray(i * columns, (i + 1) * columns);
    let mean = 0;
    for (let j = 0; j < columns; j++) mean += row[j]! / columns;
    for (let j = 0; j < columns; j++) row[j]! += all - mean - column[j]!;
  }
}

/** Turns each column so that its entry of largest size is positive: the sign of an eigenvector is arbitrary. */
function withLargestPositive({ rows, columns, values }: RealMatrix): RealMatrix {
  const out = values.slice();
  for (let j = 0; j < columns; j++) {
    let largest = 0;
    for (let i = 0; i < rows; i++) {
      const value = values[i * columns + j]!;
      if (Math.abs(value) > Math.abs(largest)) largest = value;
    }
    if (largest < 0) for (let i = 0; i < rows; i++) out[i * columns + j] = -values[i * columns + j]!;
  }
  return { rows, columns, values: out };
}
