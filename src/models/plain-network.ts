import type { Citation } from "../citation.js";
import type { Engine, Tensor2D, Tensor4D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import { adaptiveAveragePool } from "./adaptive-average-pool.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";

export interface PlainNetworkOptions {
  /** Channels of the first convolution, 1 or more; the others are multiples of it. Default 64, as published. */
  readonly width: number;
  /** Values of the two layers before the last, 1 or more. Default 4096, as published; most of the network's weights are here. */
  readonly hidden: number;
  /** Share of the values before or after these layers dropped when training, 0 to below 1. Default 0.5, as published. */
  readonly dropout: number;
}

/** A convolution with a bias and ReLU: channels in units of the width, window, stride, padding. Or a maximum pool. */
export type Part =
  | { readonly channels: number; readonly size: number; readonly stride: number; readonly padding: number }
  | { readonly pool: number };

/** How the networks of this kind differ. */
export interface PlainPlan {
  readonly name: string;
  readonly source: Citation;
  /** Pools have stride 2. */
  readonly parts: readonly Part[];
  /** Side of what the last pool leaves of any image. */
  readonly grid: number;
  /** Numbers of the linear layers in torchvision's `classifier`. */
  readonly linear: readonly [number, number, number];
  /** Whether values are dropped before each of the first two linear layers, or after. */
  readonly drops: "before" | "after";
  /** Least side of an image. */
  readonly smallest: number;
}

/**
 * A network of convolutions and pools, one after another, and three linear layers, without batch norm; parameter names
 * are torchvision's. Without batch norm it needs smaller rates: on the leukemia table (32 pixels, width 16, 30 updates of 16,
 * two folds) VGG-16 is right in 0.92 at the default and in 0.69 at ten times that, the other networks' default.
 */
export function plainNetwork(plan: PlainPlan): Model<PlainNetworkOptions> {
  const { name, source, grid, linear, drops, smallest } = plan;
  return {
    name,
    source,
    defaults: Object.freeze({ width: 64, hidden: 4096, dropout: 0.5 }),
    training: Object.freeze({ learningRate: 2e-4 }),
    check({ width, hidden, dropout }) {
      for (const [option, value] of Object.entries({ width, hidden }))
        requireOption(Number.isInteger(value) && value >= 1, name, `${option} is ${value}.`, "Give a whole number of 1 or more."); // prettier-ignore
      requireOption(dropout >= 0 && dropout < 1, name, `dropout is ${dropout}.`, "Give a share from 0 to below 1.");
    },
    build(input, { width, hidden, dropout }, engine, random) {
      requireImageSize(name, input, smallest);
      const { ops, tf } = engine;
      const layers = new Layers(engine, random);
      const { features, channels } = featuresOf(layers, plan, input.channels, width, engine);
      const sizes = [channels * grid * grid, hidden, hidden, input.classes];
      const [first, second, last] = linear.map((number, at) =>
        layers.linear(`classifier.${number}`, sizes[at]!, sizes[at + 1]!),
      ) as [(x: Tensor2D) => Tensor2D, (x: Tensor2D) => Tensor2D, (x: Tensor2D) => Tensor2D];
      return {
        parameters: layers.parameters,
        buffers: layers.buffers,
        forward(x, training, own) {
          const drop = (y: Tensor2D) => (training && own ? layers.dropout(y, dropout, own) : y);
          const dense = (y: Tensor2D, layer: typeof first) =>
            drops === "before" ? ops.relu(layer(drop(y))) : drop(ops.relu(layer(y)));
          return tf.tidy(() => {
            const pooled = adaptiveAveragePool(features(x), grid, engine);
            // Channels first, since torchvision's weights expect them so.
            const flat: Tensor2D = tf.reshape(tf.transpose(pooled, [0, 3, 1, 2]), [x.shape[0], sizes[0]!]);
            return last(dense(dense(flat, first), second));
          });
        },
        dispose: () => layers.dispose(),
      };
    },
  };
}

/** Numbered as in torchvision's `features`, where each ReLU counts as well. */
function featuresOf(layers: Layers, { parts }: PlainPlan, colours: number, width: number, { ops }: Engine) {
  let [number, channels] = [0, colours];
  const steps = parts.map((part) => {
    if ("pool" in part) {
      number += 1;
      return (x: Tensor4D) => ops.maxPool(x, part.pool, 2, 0);
    }
    const { size, stride, padding } = part;
    const conv = layers.conv(`features.${number}`, channels, part.channels * width, size, stride, padding, { bias: 0, then: "relu" }); // prettier-ignore
    channels = part.channels * width;
    number += 2;
    return (x: Tensor4D) => conv(x, false);
  });
  return { features: (x: Tensor4D) => steps.reduce((y, step) => step(y), x), channels };
}
