import { type Context, warn } from "../context.js";
import { dense } from "../data/dense.js";
import type { RealMatrix } from "../engine/linalg.js";
import { mergeOptions, requireOption } from "../registry.js";
import type { Embedding } from "./embedding.js";
import { requirePoints, workingCopy } from "./points.js";

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
  const { linalg } = ctx.engine;
  const width = gamma ?? 1 / points.columns;
  const kernel = gaussianKernel(all, chosen, width, ctx);
  const own = chosen === all ? kernel : gaussianKernel(chosen, chosen, width, ctx);
  const { values, vectors } = linalg.eigSymmetric(doubleCentred(own, own));

  const size = values.length;
  const count = Math.min(components, size);
  // The centred kernel has eigenvalues up to its size; those of rounding alone are no components.
  const least = Math.max(0, values[size - 1]!) * 1e-12;
  const axes = new Float64Array(components * size);
  const eigenvalues = new Float64Array(components);
  let rank = 0;
  for (; rank < count && values[size - 1 - rank]! > least; rank++) {
    const from = size - 1 - rank;
    eigenvalues[rank] = values[from]!;
    const scale = 1 / Math.sqrt(eigenvalues[rank]!);
    for (let j = 0; j < size; j++) axes[rank * size + j] = vectors.values[j * size + from]! * scale;
  }
  if (rank < components)
    warn(ctx, "kernelPca", `The kernel has ${rank} components only; the others of ${components} are zeros.`);
  const scores = linalg.matMul(
    doubleCentred(kernel, own),
    { rows: components, columns: size, values: axes },
    { transposeB: true },
  );
  return { scores: withLargestPositive(scores), eigenvalues };
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

/** exp(-gamma |a - b|²) of all pairs, float64. */
function gaussianKernel(a: RealMatrix, b: RealMatrix, gamma: number, ctx: Pick<Context, "engine">): RealMatrix {
  const products = ctx.engine.linalg.matMul(a, b, { transposeB: true }).values;
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
  for (let at = 0; at < values.length; at++) squares[Math.floor(at / columns)]! += values[at]! ** 2;
  return squares;
}

/** The kernel of centred features: minus row means, minus the column means of the fitted kernel, plus its mean. */
function doubleCentred(kernel: RealMatrix, fitted: RealMatrix): RealMatrix {
  const { rows, columns } = kernel;
  const columnMean = new Float64Array(columns);
  for (let at = 0; at < fitted.values.length; at++) columnMean[at % columns]! += fitted.values[at]! / columns;
  const mean = columnMean.reduce((sum, value) => sum + value, 0) / columns;
  const values = Float64Array.from(kernel.values);
  for (let i = 0; i < rows; i++) {
    const row = values.subarray(i * columns, (i + 1) * columns);
    const rowMean = row.reduce((sum, value) => sum + value, 0) / columns;
    for (let j = 0; j < columns; j++) row[j]! += mean - rowMean - columnMean[j]!;
  }
  return { rows, columns, values };
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
