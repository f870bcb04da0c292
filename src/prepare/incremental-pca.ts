import { type Context, warn } from "../context.js";
import type { Csr } from "../data/csr.js";
import { type Dense, dense } from "../data/dense.js";
import { tableOf } from "../data/table.js";
import { pcaTransform } from "../embed/pca.js";
import { leadingAxesOfScatter } from "../embed/leading-axes.js";
import type { Linalg, RealMatrix } from "../engine/linalg.js";
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

/** The products of all pairs of features are kept: 8 bytes each, two such tables and the vectors while axes are found. */
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
  apply(data, learnt, _options, ctx) {
    requireComplete(name, data);
    const { assay } = data;
    const { values } = assay;
    const { linalg } = ctx.engine;
    const scores = values.kind === "csr" ? sparseScores(values, learnt, linalg) : pcaTransform(learnt, values, linalg);
    const names = Array.from({ length: scores.columns }, (_, k) => `PC${k + 1}`);
    return {
      ...assay,
      values: dense(scores.rows, scores.columns, Float32Array.from(scores.values)),
      features: tableOf({ feature: names }),
    };
  },
});

/** Scores without writing out the zeros: what the mean alone would give is taken off each row. */
function sparseScores(values: Csr, { components, mean }: IncrementalPcaLearnt, linalg: Linalg): RealMatrix {
  const { rows: count, columns: features } = components;
  const axes = { rows: features, columns: count, values: new Float64Array(features * count) };
  const offset = new Float64Array(count);
  for (let k = 0; k < count; k++)
    for (let j = 0; j < features; j++) {
      const loading = components.values[k * features + j]!;
      axes.values[j * count + k] = loading;
      offset[k]! += mean[j]! * loading;
    }
  const scores = linalg.sparseMatMul(values, axes);
  for (let row = 0, at = 0; row < scores.rows; row++)
    for (let k = 0; k < count; k++, at++) scores.values[at]! -= offset[k]!;
  return scores;
}

/** Sums of products of pairs of features. */
class Scatter implements Learner<IncrementalPcaLearnt> {
  readonly #components: number;
  readonly #ctx: Context;
  #rows = 0;
  #sums = new Float64Array(0);
  /** Lower triangle: entry (i, j), j ≤ i, at i × features + j. */
  #products: Float64Array = new Float64Array(0);

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
      this.#products = this.#ctx.engine.linalg.zeros(features, features).values;
    }
    this.#rows += values.rows;
    if (values.kind === "csr") addSparseProducts(values, this.#sums, this.#products);
    else addDenseProducts(values, this.#sums, this.#products, this.#ctx.engine.linalg);
  }

  learnt(): IncrementalPcaLearnt {
    const features = this.#sums.length;
    const mean = this.#sums.map((sum) => sum / this.#rows);
    const scatter = this.#products;
    centreAndMirror(scatter, this.#sums, mean);
    let total = 0;
    for (let i = 0; i < features; i++) total += Math.max(0, scatter[i * features + i]!);
    const count = Math.min(this.#components, features);
    const { axes, squares } = leadingAxesOfScatter(
      { rows: features, columns: features, values: scatter },
      count,
      this.#ctx.random,
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

/** Products of raw values become those of centred ones, and the upper triangle a copy of the lower one. */
function centreAndMirror(products: Float64Array, sums: Float64Array, mean: Float64Array): void {
  const features = sums.length;
  // In tiles, whose columns are in the fastest memory by the time that they are written again.
  for (let top = 0; top < features; top += tile)
    for (let left = 0; left <= top; left += tile)
      for (let i = top; i < Math.min(top + tile, features); i++)
        for (let j = left; j < Math.min(left + tile, i + 1); j++) {
          const value = products[i * features + j]! - sums[i]! * mean[j]!;
          products[i * features + j] = products[j * features + i] = value;
        }
}

/** Side of a tile of the table of products. */
const tile = 32;
/** Entries that are multiplied with each other before the next rows: of 8 bytes each, they stay in the nearer memory. */
const entriesTogether = 200_000;

/** Adds the products of all pairs of entries of each row. */
function addSparseProducts(matrix: Csr, sums: Float64Array, products: Float64Array): void {
  const { rows, indptr } = matrix;
  for (let from = 0; from < rows;) {
    let to = from + 1;
    while (to < rows && indptr[to + 1]! - indptr[from]! <= entriesTogether) to++;
    addProductsOfRows(matrix, from, to, sums, products);
    from = to;
  }
}

/**
 * Goes through the rows feature by feature, so that what is added to, one line of the table of products, stays in the
 * fastest memory.
 */
function addProductsOfRows(
  { columns, indptr, indices, values }: Csr,
  fromRow: number,
  toRow: number,
  sums: Float64Array,
  products: Float64Array,
): void {
  const [first, last] = [indptr[fromRow]!, indptr[toRow]!];
  const start = new Uint32Array(columns + 1);
  for (let k = first; k < last; k++) start[indices[k]! + 1]!++;
  for (let i = 0; i < columns; i++) start[i + 1]! += start[i]!;
  const next = start.slice(0, columns);
  const entries = new Uint32Array(last - first);
  const rowStart = new Uint32Array(last - first);
  for (let row = fromRow; row < toRow; row++)
    for (let k = indptr[row]!; k < indptr[row + 1]!; k++) {
      const at = next[indices[k]!]!++;
      entries[at] = k;
      rowStart[at] = indptr[row]!;
    }
  for (let i = 0; i < columns; i++) {
    const line = products.subarray(i * columns, i * columns + i + 1);
    let sum = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const k = entries[at]!;
      const value = values[k]!;
      sum += value;
      let b = rowStart[at]!;
      // Four at a time: all are read before the first is written, as a row has each feature once.
      for (; b + 3 <= k; b += 4) {
        const i0 = indices[b]!;
        const i1 = indices[b + 1]!;
        const i2 = indices[b + 2]!;
        const i3 = indices[b + 3]!;
        const sum0 = line[i0]! + value * values[b]!;
        const sum1 = line[i1]! + value * values[b + 1]!;
        const sum2 = line[i2]! + value * values[b + 2]!;
        const sum3 = line[i3]! + value * values[b + 3]!;
        line[i0] = sum0;
        line[i1] = sum1;
        line[i2] = sum2;
        line[i3] = sum3;
      }
      for (; b <= k; b++) line[indices[b]!]! += value * values[b]!;
    }
    sums[i]! += sum;
  }
}

function addDenseProducts(
  { rows, columns, values }: Dense,
  sums: Float64Array,
  products: Float64Array,
  linalg: Linalg,
): void {
  const block = { rows, columns, values: Float64Array.from(values) };
  const { values: added } = linalg.matMul(block, block, { transposeA: true });
  for (let at = 0; at < products.length; at++) products[at]! += added[at]!;
  for (let at = 0; at < values.length; at++) sums[at % columns]! += values[at]!;
}
