import { type Context, warn } from "../context.js";
import { dense } from "../data/dense.js";
import { type Matrix, toDense } from "../data/matrix.js";
import { tableOf } from "../data/table.js";
import { pcaTransform } from "../embed/pca.js";
import { axesOfScatter } from "../embed/principal-axes.js";
import type { RealMatrix } from "../engine/linalg.js";
import { OmixelError } from "../errors.js";
import { requireOption } from "../registry.js";
import { type AssayChoice, assayStep, type StepInput } from "./assay-step.js";
import type { Learner } from "./learner.js";
import { requireComplete } from "./require.js";

export interface IncrementalPcaOptions extends AssayChoice {
  /** Principal components to keep, 1 … features. Default 50. */
  readonly components: number;
}

/** Axes of the training samples. */
export interface IncrementalPcaLearnt {
  /** components × features, each of length 1, largest loading positive. */
  readonly components: RealMatrix;
  /** Mean of each feature. */
  readonly mean: Float64Array;
  /** Variance along each axis, divided by n - 1. */
  readonly explainedVariance: Float64Array;
  /** The same as a fraction of the whole variance. */
  readonly explainedVarianceRatio: Float64Array;
}

const name = "incrementalPca";

/** The products of all pairs of features are kept: 8 bytes each, three such tables while the axes are found. */
const mostFeatures = 5000;

/**
 * Principal components in place of the features, learnt in one look at each training sample, however many there are. What
 * is summed are products of features, so that the axes are those of `pca` with the exact solver, not an approximation that
 * depends on the blocks. Scores are not whitened.
 *
 * @throws MissingValues; UnsuitableData above 5,000 features; InvalidOption
 */
export const incrementalPca = assayStep<IncrementalPcaOptions, IncrementalPcaLearnt>({
  name,
  source: { paper: "Pearson 1901", reference: "scikit-learn 1.9.1, decomposition.PCA" },
  defaults: { assay: "", components: 50 },
  check({ components }) {
    requireOption(
      Number.isInteger(components) && components >= 1,
      name,
      `Option "components" is ${JSON.stringify(components)}, but a whole number of at least 1 is expected.`,
      "Use 50.",
    );
  },
  learner: ({ components }, ctx) => new Scatter(components, ctx),
  apply({ assay, features }, learnt, _options, ctx) {
    const values = toDense(assay.values);
    const scores = pcaTransform(
      learnt,
      { rows: values.rows, columns: features.length, values: values.values },
      ctx.engine.linalg,
    );
    const names = Array.from({ length: scores.columns }, (_, k) => `PC${k + 1}`);
    return {
      ...assay,
      values: dense(scores.rows, scores.columns, Float32Array.from(scores.values)),
      features: tableOf({ feature: names }),
    };
  },
});

/** Sums of products of pairs of features. */
class Scatter implements Learner<IncrementalPcaLearnt> {
  readonly #components: number;
  readonly #ctx: Context;
  #rows = 0;
  #sums = new Float64Array(0);
  /** Lower triangle: entry (i, j), j ≤ i, at i × features + j. */
  #products = new Float64Array(0);

  constructor(components: number, ctx: Context) {
    this.#components = components;
    this.#ctx = ctx;
  }

  add(rows: StepInput): void {
    requireComplete(name, rows);
    const { values } = rows.assay;
    const features = values.columns;
    if (features > mostFeatures)
      throw new OmixelError(
        "UnsuitableData",
        `There are ${features} features, but at most ${mostFeatures} are taken at once.`,
        "Choose the variable ones first: .highlyVariable({ top: 2000 }).",
        { step: name },
      );
    if (this.#rows === 0) {
      this.#sums = new Float64Array(features);
      this.#products = new Float64Array(features * features);
    }
    this.#rows += values.rows;
    addProducts(values, this.#sums, this.#products);
  }

  learnt(): IncrementalPcaLearnt {
    const features = this.#sums.length;
    const mean = this.#sums.map((sum) => sum / this.#rows);
    const scatter = this.#products;
    let total = 0;
    for (let i = 0; i < features; i++) {
      for (let j = 0; j <= i; j++) {
        const at = i * features + j;
        scatter[at]! -= this.#sums[i]! * mean[j]!;
        scatter[j * features + i] = scatter[at]!;
      }
      total += Math.max(0, scatter[i * features + i]!);
    }
    const count = Math.min(this.#components, features);
    const { axes, squares } = axesOfScatter(
      { rows: features, columns: features, values: scatter },
      count,
      this.#ctx.engine.linalg,
    );
    const rank = squares.findIndex((square) => square === 0);
    if (rank >= 0 || count < this.#components)
      warn(
        this.#ctx,
        name,
        `The samples vary along ${rank < 0 ? count : rank} axes only; of ${this.#components} components, ${count} are kept${rank < 0 ? "" : ", the last of them zeros"}.`,
      );
    const freedom = Math.max(1, this.#rows - 1);
    return {
      components: axes,
      mean,
      explainedVariance: squares.map((square) => square / freedom),
      explainedVarianceRatio: squares.map((square) => (total > 0 ? square / total : 0)),
    };
  }
}

function addProducts(matrix: Matrix, sums: Float64Array, products: Float64Array): void {
  const { rows, columns, values } = matrix;
  const indices = matrix.kind === "csr" ? matrix.indices : undefined;
  for (let row = 0; row < rows; row++) {
    const from = matrix.kind === "csr" ? matrix.indptr[row]! : row * columns;
    const to = matrix.kind === "csr" ? matrix.indptr[row + 1]! : from + columns;
    for (let a = from; a < to; a++) {
      const value = values[a]!;
      if (value === 0) continue;
      const i = indices ? indices[a]! : a - from;
      const line = i * columns;
      sums[i]! += value;
      if (indices) for (let b = from; b <= a; b++) products[line + indices[b]!]! += value * values[b]!;
      else for (let b = from; b <= a; b++) products[line + b - from]! += value * values[b]!;
    }
  }
}
