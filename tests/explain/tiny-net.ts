import type { Tensor2D, Tensor4D } from "../../src/engine/engine.js";
import { openEngine } from "../../src/engine/open.js";
import type { Explainable, Explainer } from "../../src/explain/explainer.js";
import { parityCase, type Reference } from "../shared.js";

const engine = await openEngine({ prefer: "cpu" });
const { tf } = engine;

/** Convolution 3 × 3, ReLU, average pool 2, convolution 3 × 3, ReLU, global mean, linear. */
export function tinyNet(weights: Reference): Explainable {
  const filter = ({ shape, data }: Reference) => tf.transpose(tf.tensor4d(data, shape), [2, 3, 1, 0]) as Tensor4D;
  const layer = (x: Tensor4D, name: string) =>
    tf.relu(
      tf.add(tf.conv2d(x, filter(weights[`${name}_weight`]), 1, "same"), tf.tensor1d(weights[`${name}_bias`].data)),
    ) as Tensor4D;
  return {
    forward(x) {
      const pooled = tf.avgPool(layer(x, "c1"), 2, 2, "valid");
      const features = tf.mean(layer(pooled, "c2"), [1, 2]) as Tensor2D;
      const { data, shape } = weights.f_weight;
      return tf.add(tf.matMul(features, tf.tensor2d(data, shape), false, true), tf.tensor1d(weights.f_bias.data));
    },
  };
}

/** What an explainer says of the reference images under the reference network, and the case's expected values. */
export async function explainTinyNet(
  explainer: Explainer<{ readonly batchSize: number }>,
): Promise<{ actual: Float32Array; expected: Reference }> {
  const { input, expected } = parityCase("saliency", "tiny-net");
  const [count, height, width] = input.x.shape as [number, number, number];
  const images = { count, height, width, channels: 1, values: Float32Array.from(input.x.data as number[]) };
  const targets = Int32Array.from(expected.target as number[]);
  const ctx = { progress: () => undefined };
  const actual = await explainer.attribute(tinyNet(input), images, targets, engine, { batchSize: 2 }, ctx);
  return { actual, expected };
}
