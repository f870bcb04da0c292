import type { Engine, Tensor4D } from "../engine/engine.js";
import { OmixelError } from "../errors.js";
import type { Network } from "./network.js";

/**
 * How much of what a network with attention reads comes from each pixel: from block to block, half of each token is what its
 * mean over the heads looks at and half itself, as shortcuts pass it on; the class token's share of each patch is spread over
 * the patch's pixels. A map sums to 1, less what the class token keeps of itself and what lies beyond the image's edge.
 *
 * @param x images, NHWC
 * @returns count × height × width, row-major
 * @throws UnsuitableData for a network without attention
 * @see Abnar & Zuidema 2020, attention rollout
 */
export function attentionMaps(
  network: Pick<Network, "attention" | "patches">,
  x: Tensor4D,
  { tf }: Engine,
): Float32Array {
  const { attention, patches } = network;
  if (!attention || !patches)
    throw new OmixelError("UnsuitableData", "This network has no attention.", 'Explain a "vit", or by "gradient".');
  const [count, height, width] = x.shape;
  const { side, rows, columns } = patches;
  const shares = tf.tidy(() => {
    const layers = tf.unstack(tf.mean(attention.call(network, x), 2), 1);
    const tokens = layers[0]!.shape[1]!;
    const paths = layers
      .map((layer) => tf.mul(tf.add(layer, tf.eye(tokens)), 0.5))
      .reduce((before, layer) => tf.matMul(layer, before));
    return tf.slice(paths, [0, 0, 1], [count, 1, tokens - 1]).dataSync<"float32">() as Float32Array;
  });
  const maps = new Float32Array(count * height * width);
  for (let at = 0; at < maps.length; at++) {
    const [row, column] = [Math.floor((at % (height * width)) / width), at % width];
    const patch = Math.floor(row / side) * columns + Math.floor(column / side);
    maps[at] = shares[Math.floor(at / (height * width)) * rows * columns + patch]! / side ** 2;
  }
  return maps;
}
