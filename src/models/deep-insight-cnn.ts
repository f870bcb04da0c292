import type { Tensor2D, Tensor4D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";
import { padSame } from "./pad-same.js";
import { publishedTraining } from "./published-training.js";

export interface DeepInsightCnnOptions {
  /** Channels of the first convolution of each branch; the next three have 2, 4 and 8 times as many. Default 4. */
  readonly filters: number;
  /** Sides of the windows, one number a branch, 1 or more. Default [12, 2]. */
  readonly windows: readonly number[];
}

/** Channels of the four convolutions, in units of the first. */
const FACTORS = [1, 2, 4, 8] as const;

/**
 * DeepInsight's own network: branches side by side on the same image, one with large windows and one with small ones, each
 * four times convolution, batch norm and ReLU, with a 2 × 2 pool between; their maps are added, averaged 2 × 2 and go into
 * one linear layer.
 *
 * The paper searches the window sizes, channels and training rates of each data set (Bayesian optimisation); the defaults
 * are what its code takes when it does not search, its epochs and batch size, and rates from within its ranges (learning
 * rate 1e-5 to 0.1, momentum 0.8 to 0.95, weight decay 1e-10 to 0.01). The maps are added, as in that code; the
 * biases before batch norms, which change nothing, are left out.
 *
 * @see Sharma et al. 2019
 */
export const deepInsightCnn: Model<DeepInsightCnnOptions> = {
  name: "deepInsightCnn",
  source: {
    paper: "Sharma et al. 2019",
    doi: "10.1038/s41598-019-47765-6",
    reference: "alok-ai-lab/DeepInsight, makeObjFcn2.m",
  },
  defaults: Object.freeze({ filters: 4, windows: Object.freeze([12, 2]) }),
  training: Object.freeze({
    ...publishedTraining,
    epochs: 100,
    batchSize: 256,
    optimiser: "sgd",
    learningRate: 1e-2,
    weightDecay: 1e-4,
    schedule: "steps",
    milestones: Object.freeze([35, 70]),
  }),
  check({ filters, windows }) {
    const whole = (value: number) => Number.isInteger(value) && value >= 1;
    requireOption(whole(filters), "deepInsightCnn", `filters is ${filters}.`, "Give a whole number of 1 or more.");
    const fits = windows.length > 0 && windows.every(whole);
    requireOption(fits, "deepInsightCnn", `windows is [${windows.join(", ")}].`, "Give whole numbers of 1 or more.");
  },
  build(input, { filters, windows }, engine, random) {
    requireImageSize("deepInsightCnn", input, 16);
    const { ops, tf } = engine;
    const layers = new Layers(engine, random);
    const step = (number: number, branch: number, size: number, from: number, to: number) => {
      const around = { norm: `bn${number}.${branch}`, then: "relu" } as const;
      const conv = layers.conv(`conv${number}.${branch}`, from, to, size, 1, 0, around);
      return (x: Tensor4D, training: boolean) => conv(padSame(x, size, 1, 0, engine), training);
    };
    const branches = windows.map((size, branch) => {
      let channels = input.channels;
      const steps = FACTORS.map((factor, index) => {
        const made = step(index + 1, branch + 1, size, channels, factor * filters);
        channels = factor * filters;
        return made;
      });
      return (x: Tensor4D, training: boolean) =>
        steps.reduce((y, own, index) => own(index > 0 ? ops.maxPool(y, 2, 2, 0) : y, training), x);
    });
    const flat = FACTORS[3] * filters * Math.floor(input.height / 16) * Math.floor(input.width / 16);
    const head = layers.linear("fc", flat, input.classes);
    return {
      parameters: layers.parameters,
      buffers: layers.buffers,
      forward(x, training) {
        return tf.tidy(() => {
          const maps = branches.map((branch) => branch(x, training));
          const mean = tf.avgPool(
            maps.reduce((sum, map) => ops.add(sum, map)),
            2,
            2,
            "valid",
          );
          const features: Tensor2D = tf.reshape(mean, [x.shape[0], flat]);
          return head(features);
        });
      },
      dispose: () => layers.dispose(),
    };
  },
};
