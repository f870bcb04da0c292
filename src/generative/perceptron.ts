import type { Engine, Tensor2D } from "../engine/engine.js";
import type { Linalg, RealMatrix } from "../engine/linalg.js";
import type { Layers } from "../models/layers.js";
import type { Weights } from "../models/weights.js";

/** Slope of the activation below 0 (Maas et al. 2013). */
const SLOPE = 0.2;

/**
 * Linear layers with leaky ReLU between them, not after the last.
 *
 * @param sizes values that go in, those of each hidden layer, values that come out
 */
export function perceptron(
  name: string,
  sizes: readonly number[],
  layers: Layers,
  { tf }: Engine,
): (x: Tensor2D) => Tensor2D {
  // The penalty on a gradient asks for second derivatives, which tf.leakyRelu has not either.
  const linear = sizes.slice(1).map((size, i) => layers.linear(`${name}.${i}`, sizes[i]!, size, 2));
  const leaky = (y: Tensor2D): Tensor2D => tf.add(tf.mul(1 - SLOPE, tf.relu(y)), tf.mul(SLOPE, y));
  return (x) => linear.reduce((y, layer, i) => layer(i > 0 ? leaky(y) : y), x);
}

/**
 * The same from saved weights, in double precision: an answer that does not depend on how many rows are asked about at once.
 *
 * @param weights in PyTorch's order, as `exportWeights` gives them
 */
export function perceptronAnswer(name: string, x: RealMatrix, weights: Weights, linalg: Linalg): RealMatrix {
  let y = x;
  for (let i = 0; `${name}.${i}.weight` in weights; i++) {
    const { shape, values } = weights[`${name}.${i}.weight`]!;
    const [rows, columns] = shape as [number, number];
    const bias = weights[`${name}.${i}.bias`]!.values;
    const given = i > 0 ? { ...y, values: y.values.map((value) => (value > 0 ? value : SLOPE * value)) } : y;
    const layer = { rows, columns, values: Float64Array.from(values) };
    const sums = linalg.matMul(given, layer, { transposeB: true });
    y = { ...sums, values: sums.values.map((value, at) => value + bias[at % rows]!) };
  }
  return y;
}
