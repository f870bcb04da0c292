import type { Engine, Tensor2D, Tensor4D } from "../engine/engine.js";
import type { Network } from "./network.js";

/** A network that sees a part of what goes in, in the shape that it is made for. */
export interface Part {
  readonly name: string;
  readonly network: Network;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * One network of several kinds, whose logits are added: a linear layer on features side by side is the sum of one on each, so
 * all learn together. What goes in is a row for each sample: the values of the parts, one part after another.
 */
export function summedNetworks(parts: readonly Part[], { tf }: Engine): Network {
  const named = <T>(kind: (network: Network) => ReadonlyMap<string, T>) =>
    new Map(parts.flatMap(({ name, network }) => [...kind(network)].map(([own, value]) => [`${name}.${own}`, value] as const))); // prettier-ignore
  const size = ({ height, width, channels }: Part) => height * width * channels;
  const whole = parts.reduce((sum, part) => sum + size(part), 0);
  return {
    parameters: named(({ parameters }) => parameters),
    buffers: named(({ buffers }) => buffers),
    forward(x, training, random) {
      return tf.tidy(() => {
        const samples = x.shape[0];
        const flat: Tensor2D = tf.reshape(x, [samples, whole]);
        let from = 0;
        const said = parts.map((part) => {
          const { network, height, width, channels } = part;
          const own: Tensor4D = tf.reshape(tf.slice(flat, [0, from], [samples, size(part)]), [samples, height, width, channels]); // prettier-ignore
          from += size(part);
          return network.forward(own, training, random);
        });
        return said.reduce((sum, logits) => tf.add(sum, logits));
      });
    },
    dispose() {
      for (const { network } of parts) network.dispose();
    },
  };
}
