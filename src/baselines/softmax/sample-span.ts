import type { Dense } from "../../data/dense.js";
import type { Linalg, RealMatrix } from "../../engine/linalg.js";
import { featureBlocks } from "./feature-blocks.js";
import { addSampleProducts } from "./sample-products.js";

/** Multiplications that are few in float64 as well. */
const FEW = 2 ** 29;
/** Up to this many times the mean variance, the largest mean square of a feature leaves float32 products exact enough. */
const ALIKE = 10;
/** Rows that are summed up at once: what is summed is read and written that much less often. */
const ROWS = 4;

/** Products of samples about their mean, and the way back to the features. */
export interface SampleSpan {
  readonly mean: Float64Array;
  /** Samples × samples, float64. */
  readonly products: RealMatrix;
  /** Weights of the samples (samples × outputs) as weights of the features (features × outputs). */
  toFeatures(weights: Float64Array): Float64Array;
}

/**
 * Samples, as their products tell them. These are made of float64 values less their mean; where they are many, and features
 * of one size and about 0, as scaled ones are, of the values as they lie, in float32.
 *
 * @param few multiplications that are never made in float32
 */
export function sampleSpan(x: Dense, linalg: Linalg, few = FEW): SampleSpan {
  const { rows: n, columns: p } = x;
  const { mean, alike } = featureSizes(x);
  const blocks = () => featureBlocks(x, linalg, alike && n * n * p > few ? undefined : mean);
  const products = new Float64Array(n * n);
  for (const { block } of blocks()) addSampleProducts(block, products, linalg);
  mirror(products, n);
  aboutMean(products, n);
  return {
    mean,
    products: { rows: n, columns: n, values: products },
    toFeatures(weights) {
      const outputs = weights.length / n;
      const out = new Float64Array(p * outputs);
      const own = { rows: n, columns: outputs, values: withoutMean(weights, outputs) };
      for (const { from, block } of blocks())
        out.set(linalg.matMul(block, own, { transposeA: true }).values, from * outputs);
      return out;
    },
  };
}

/** Mean of each feature, and whether float32 does for products of samples. */
function featureSizes({ rows, columns, values }: Dense) {
  const [mean, squares] = [new Float64Array(columns), new Float64Array(columns)];
  let i = 0;
  for (; i + ROWS <= rows; i += ROWS)
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      const a = values[at]!;
      const b = values[at + columns]!;
      const c = values[at + 2 * columns]!;
      const d = values[at + 3 * columns]!;
      mean[j]! += a + b + c + d;
      squares[j]! += a * a + b * b + c * c + d * d;
    }
  for (; i < rows; i++)
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      mean[j]! += values[at]!;
      squares[j]! += values[at]! ** 2;
    }
  let [largest, variance] = [0, 0];
  for (let j = 0; j < columns; j++) {
    mean[j]! /= rows;
    const square = squares[j]! / rows;
    largest = Math.max(largest, square);
    variance += (square - mean[j]! ** 2) / columns;
  }
  return { mean, alike: largest <= ALIKE * variance };
}

function mirror(products: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) products[i * n + j] = products[j * n + i]!;
}

/** Makes products of samples those of samples less their mean. */
function aboutMean(products: Float64Array, n: number): void {
  const means = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) means[i]! += products[i * n + j]! / n;
  const all = means.reduce((sum, mean) => sum + mean / n, 0);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) products[i * n + j]! += all - means[i]! - means[j]!;
}

/** Weights of mean 0 sum samples up less their mean. */
function withoutMean(weights: Float64Array, outputs: number): Float64Array {
  const means = new Float64Array(outputs);
  for (let at = 0; at < weights.length; at++) means[at % outputs]! += (weights[at]! * outputs) / weights.length;
  return weights.map((weight, at) => weight - means[at % outputs]!);
}
