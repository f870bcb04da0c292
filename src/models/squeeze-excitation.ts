import type { Engine, Tensor1D, Tensor2D, Tensor4D } from "../engine/engine.js";
import type { Layers } from "./layers.js";

/**
 * Weighs the channels of each image by what they hold on average: mean over the pixels, down to a few values, SiLU, up
 * again, logistic. Its two layers are 1 × 1 convolutions named "fc1" and "fc2", as torchvision's.
 *
 * @see Hu et al. 2018, Squeeze-and-excitation networks
 */
export function squeezeExcitation(
  layers: Layers,
  name: string,
  channels: number,
  squeezed: number,
  { ops, tf }: Engine,
): (x: Tensor4D) => Tensor4D {
  const layer = (own: string, input: number, output: number) => {
    const spread = Math.sqrt(2 / output);
    const weight = layers.parameter(
      `${name}.${own}.weight`,
      [1, 1, input, output],
      (random) => spread * random.normal(),
    );
    const bias = layers.parameter(`${name}.${own}.bias`, [output], () => 0);
    return (x: Tensor2D) => ops.linear(x, tf.reshape(weight, [input, output]), bias as unknown as Tensor1D);
  };
  const down = layer("fc1", channels, squeezed);
  const up = layer("fc2", squeezed, channels);
  return (x) => ops.scaleChannels(x, tf.sigmoid(up(ops.silu(down(ops.globalAveragePool(x))))));
}
