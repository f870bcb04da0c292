import type { Tensor2D, Tensor4D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";
import { publishedTraining } from "./published-training.js";

export interface FotomicsCnnOptions {
  /** Channels of each of the two convolutions. Default 64, as published. */
  readonly filters: number;
  /** Values of the layer before the last. Default 64, as published. */
  readonly hidden: number;
}

/** What a 3 × 3 window without padding and a 2 × 2 pool leave of so many pixels. */
const left = (pixels: number) => Math.floor((pixels - 2) / 2);

/**
 * The simple network of Fotomics: twice a 3 × 3 convolution without padding, ReLU and a 2 × 2 pool, then two linear layers
 * with nothing between. Published for images of 124 pixels in three channels.
 *
 * Trained as published: Adam at 1e-3, 32 rows in an update, at most 90 epochs, a fifth of the training rows set aside and an
 * end after ten epochs without a lower loss on them. Other than in the paper's code, classes exclude each other (a softmax
 * where it has a sigmoid for each class), the best epoch's weights are kept, and the learning rate does not fall on the way.
 *
 * @see Zandavi et al. 2023
 */
export const fotomicsCnn: Model<FotomicsCnnOptions> = {
  name: "fotomicsCnn",
  source: {
    paper: "Zandavi et al. 2023",
    doi: "10.1007/s10462-022-10357-4",
    reference: "VafaeeLab/Fotomics-Imagification",
  },
  defaults: Object.freeze({ filters: 64, hidden: 64 }),
  training: Object.freeze({
    ...publishedTraining,
    epochs: 90,
    batchSize: 32,
    optimiser: "adam",
    learningRate: 1e-3,
    schedule: "constant",
    patience: 10,
    validation: 0.2,
  }),
  check(options) {
    for (const [name, value] of Object.entries(options))
      requireOption(Number.isInteger(value) && value >= 1, "fotomicsCnn", `${name} is ${value}.`, "Give a whole number of 1 or more."); // prettier-ignore
  },
  build(input, { filters, hidden }, engine, random) {
    requireImageSize("fotomicsCnn", input, 10);
    const { ops, tf } = engine;
    const layers = new Layers(engine, random);
    const step = (name: string, from: number) => {
      const conv = layers.conv(name, from, filters, 3, 1, 0, { bias: 0, then: "relu" });
      return (x: Tensor4D) => ops.maxPool(conv(x, false), 2, 2, 0);
    };
    const [first, second] = [step("conv1", input.channels), step("conv2", filters)];
    const flat = filters * left(left(input.height)) * left(left(input.width));
    const [dense, head] = [layers.linear("fc1", flat, hidden), layers.linear("fc2", hidden, input.classes)];
    return {
      parameters: layers.parameters,
      buffers: layers.buffers,
      forward(x) {
        return tf.tidy(() => {
          const features: Tensor2D = tf.reshape(second(first(x)), [x.shape[0], flat]);
          return head(dense(features));
        });
      },
      dispose: () => layers.dispose(),
    };
  },
};
