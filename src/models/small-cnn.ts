import type { Tensor2D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";

export interface SmallCnnOptions {
  /** Channels of each 3 × 3 convolution of stride 2, in order; none = a linear model on the pixels. Default [8, 16]. */
  readonly filters: readonly number[];
  /** Share of the last values dropped when training, 0 to below 1. Default 0.3. */
  readonly dropout: number;
  /**
   * "flatten": every place has weights of its own, which suits layouts, where a place is a gene; "pool": global average.
   * Default "flatten".
   */
  readonly head: "flatten" | "pool";
}

/** A few strided convolutions and one linear layer: what a small table can feed. */
export const smallCnn: Model<SmallCnnOptions> = {
  name: "smallCnn",
  source: { paper: "LeCun et al. 1998; Ioffe & Szegedy 2015", doi: "10.1109/5.726791" },
  defaults: Object.freeze({ filters: Object.freeze([8, 16]), dropout: 0.3, head: "flatten" }),
  check({ filters, dropout, head }) {
    const whole = filters.every((count) => Number.isInteger(count) && count >= 1);
    requireOption(whole, "smallCnn", `filters is [${filters.join(", ")}].`, "Give whole numbers of 1 or more.");
    requireOption(dropout >= 0 && dropout < 1, "smallCnn", `dropout is ${dropout}.`, "Give a share from 0 to below 1.");
    requireOption(["flatten", "pool"].includes(head), "smallCnn", `head is "${head}".`, 'Use "flatten" or "pool".');
  },
  build({ height, width, channels, classes }, { filters, dropout, head }, engine, random) {
    const { ops, tf } = engine;
    requireImageSize("smallCnn", { height, width }, 2 ** filters.length, "or fewer filters");
    const layers = new Layers(engine, random);
    let [rows, columns, depth] = [height, width, channels];
    const stages = filters.map((filter, index) => {
      const conv = layers.conv(`conv${index + 1}`, depth, filter, 3, 2, 1, { norm: `bn${index + 1}`, then: "relu" });
      [rows, columns, depth] = [Math.ceil(rows / 2), Math.ceil(columns / 2), filter];
      return conv;
    });
    const flat = head === "flatten" ? rows * columns * depth : depth;
    const linear = layers.linear("fc", flat, classes);
    return {
      parameters: layers.parameters,
      buffers: layers.buffers,
      forward(x, training, own) {
        return tf.tidy(() => {
          let y = x;
          for (const stage of stages) y = stage(y, training);
          const features: Tensor2D = head === "flatten" ? tf.reshape(y, [x.shape[0], flat]) : ops.globalAveragePool(y);
          return linear(training && own ? layers.dropout(features, dropout, own) : features);
        });
      },
      dispose: () => layers.dispose(),
    };
  },
};
