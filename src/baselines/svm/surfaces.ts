import { type Dense, dense, denseRows } from "../../data/dense.js";
import type { Linalg, RealMatrix } from "../../engine/linalg.js";
import { type CentredLinearModel, linearModelAbout, linearScores } from "../linear/linear-model.js";
import type { PairAnswer } from "./class-pairs.js";
import { kernelBetween } from "./kernel-rows.js";

/** Surfaces between pairs of classes in the features themselves: one line of coefficients a pair. */
export interface LinearSurfaces extends CentredLinearModel {
  readonly kernel: "linear";
}

/** Surfaces between pairs of classes by likeness to training samples. */
export interface RadialSurfaces {
  readonly kernel: "rbf";
  readonly gamma: number;
  readonly mean: Float64Array;
  /** Samples with a weight in any pair, less the mean. */
  readonly vectors: Dense;
  /** Vectors × pairs, row-major. */
  readonly weights: Float64Array;
  /** Subtracted from each pair's sum. */
  readonly bias: Float64Array;
}

export type Surfaces = LinearSurfaces | RadialSurfaces;

/** The samples less the mean, in float32. */
export function lessMean(x: Dense, mean: Float64Array): Dense {
  const out = dense(x.rows, x.columns);
  for (let i = 0, at = 0; i < x.rows; i++)
    for (let j = 0; j < x.columns; j++, at++) out.values[at] = x.values[at]! - mean[j]!;
  return out;
}

/** @param centred training samples less the mean */
export function surfacesOf(
  answers: readonly PairAnswer[],
  centred: Dense,
  mean: Float64Array,
  kernel: { readonly name: "linear" } | { readonly name: "rbf"; readonly gamma: number },
  linalg: Linalg,
): Surfaces {
  const pairs = answers.length;
  const weights = new Float64Array(centred.rows * pairs);
  for (const [p, { samples, weights: own }] of answers.entries())
    for (const [s, row] of samples.entries()) weights[row * pairs + p] = own[s]!;
  const bias = Float64Array.from(answers, (answer) => answer.bias);
  const used = Array.from({ length: centred.rows }, (_, row) => row).filter((row) =>
    weights.subarray(row * pairs, (row + 1) * pairs).some((weight) => weight !== 0),
  );
  const vectors = denseRows(centred, used);
  const own = Float64Array.from(
    { length: used.length * pairs },
    (_, at) => weights[used[Math.floor(at / pairs)]! * pairs + (at % pairs)]!,
  );
  if (kernel.name === "rbf") return { kernel: "rbf", gamma: kernel.gamma, mean, vectors, weights: own, bias };
  const exact: RealMatrix = { rows: vectors.rows, columns: vectors.columns, values: Float64Array.from(vectors.values) };
  const lines = linalg.matMul(exact, { rows: used.length, columns: pairs, values: own }, { transposeA: true });
  return {
    kernel: "linear",
    ...linearModelAbout(
      mean,
      lines.values,
      bias.map((value) => -value),
    ),
  };
}

/** What each pair says of each sample, samples × pairs; above 0 speaks for its first class. */
export function decisionsOf(x: Dense, surfaces: Surfaces, linalg: Linalg): Float64Array {
  if (surfaces.kernel === "linear") return linearScores(x, surfaces);
  const { gamma, mean, vectors, weights, bias } = surfaces;
  const pairs = bias.length;
  const kernel = kernelBetween(lessMean(x, mean), vectors, { name: "rbf", gamma }, linalg);
  const out = new Float64Array(x.rows * pairs);
  for (let i = 0; i < x.rows; i++)
    for (let p = 0; p < pairs; p++) {
      let sum = -bias[p]!;
      for (let s = 0; s < vectors.rows; s++) sum += weights[s * pairs + p]! * kernel[i * vectors.rows + s]!;
      out[i * pairs + p] = sum;
    }
  return out;
}
