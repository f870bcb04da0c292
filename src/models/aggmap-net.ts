import type { Tensor2D, Tensor4D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";
import { padSame } from "./pad-same.js";
import { publishedTraining } from "./published-training.js";

export interface AggmapNetOptions {
  /**
   * 2: two paths side by side, each for a half of the image's channels (all of them where there is one channel), joined before
   * the linear layers; 1: one path for all channels. Default 2.
   */
  readonly paths: number;
  /**
   * Channels of each of the three convolutions of the first inception block, an even number; the second has twice, the first
   * convolution one and a half times as many. Default 32, as published.
   */
  readonly units: number;
  /** Side of the first window, an odd number. Default 13, as published. */
  readonly window: number;
  /** Values of the layers before the last, in order; none = the last alone. Default [128], as published. */
  readonly dense: readonly number[];
  /** Share of the values of these layers dropped when training, 0 to below 1. Default 0, as published. */
  readonly dropout: number;
}

/** Sides of the windows of an inception block. */
const WINDOWS = [5, 3, 1] as const;

/**
 * AggMapNet: a convolution with a large window, two inception blocks (windows of 5, 3 and 1 pixels side by side), pools of 3
 * with stride 2 between, the maximum over the image, linear layers. Few weights, which suits tens of samples.
 *
 * The paper has the form with one path for one image and that with two for two images of a sample, as with several assays or
 * distances; an image's channels stand for both here. Trained as published: Adam at 1e-4, 200 epochs, 128 rows in an update.
 *
 * @see Shen et al. 2022
 */
export const aggmapNet: Model<AggmapNetOptions> = {
  name: "aggmapNet",
  source: {
    paper: "Shen et al. 2022",
    doi: "10.1093/nar/gkac010",
    reference: "shenwanxiang/bidd-aggmap, aggmap.aggmodel.net",
  },
  defaults: Object.freeze({ paths: 2, units: 32, window: 13, dense: Object.freeze([128]), dropout: 0 }),
  training: Object.freeze({
    ...publishedTraining,
    epochs: 200,
    batchSize: 128,
    optimiser: "adam",
    learningRate: 1e-4,
    schedule: "constant",
  }),
  check({ paths, units, window, dense, dropout }) {
    requireOption([1, 2].includes(paths), "aggmapNet", `paths is ${paths}.`, "Use 1 or 2.");
    const even = Number.isInteger(units) && units >= 2 && units % 2 === 0;
    requireOption(even, "aggmapNet", `units is ${units}.`, "Give an even number of 2 or more.");
    const odd = Number.isInteger(window) && window >= 1 && window % 2 === 1;
    requireOption(odd, "aggmapNet", `window is ${window}.`, "Give an odd number of 1 or more.");
    const whole = dense.every((values) => Number.isInteger(values) && values >= 1);
    requireOption(whole, "aggmapNet", `dense is [${dense.join(", ")}].`, "Give whole numbers of 1 or more.");
    requireOption(dropout >= 0 && dropout < 1, "aggmapNet", `dropout is ${dropout}.`, "Give a share from 0 to below 1."); // prettier-ignore
  },
  build(input, { paths, units, window, dense, dropout }, engine, random) {
    requireImageSize("aggmapNet", input, 4);
    const { ops, tf } = engine;
    const layers = new Layers(engine, random);
    const conv = (name: string, from: number, to: number, size: number) => {
      const own = layers.conv(name, from, to, size, 1, (size - 1) / 2, { bias: 0, then: "relu" });
      return (x: Tensor4D) => own(x, false);
    };
    const pool = (x: Tensor4D) => ops.maxPool(padSame(x, 3, 2, -Infinity, engine), 3, 2, 0);
    const inception = (number: number, path: number, from: number, to: number) => {
      const parts = WINDOWS.map((size) => conv(`inception${number}.${path}.conv${size}`, from, to, size));
      return (x: Tensor4D): Tensor4D =>
        tf.concat(
          parts.map((part) => part(x)),
          3,
        );
    };
    const halves = halvesOf(input.channels, paths);
    const branches = halves.map(([from, channels], index) => {
      const path = index + 1;
      const first = conv(`conv1.${path}`, channels, 1.5 * units, window);
      const blocks = [inception(1, path, 1.5 * units, units), inception(2, path, WINDOWS.length * units, 2 * units)];
      return (x: Tensor4D): Tensor2D => {
        const [count, height, width, all] = x.shape;
        const own = channels === all ? x : tf.slice(x, [0, 0, 0, from], [count, height, width, channels]);
        return tf.max(
          blocks.reduce((y, block) => block(pool(y)), first(own)),
          [1, 2],
        );
      };
    });
    const sizes = [halves.length * WINDOWS.length * 2 * units, ...dense];
    const hidden = dense.map((values, at) => layers.linear(`dense${at + 1}`, sizes[at]!, values));
    const head = layers.linear("fc", sizes.at(-1)!, input.classes);
    return {
      parameters: layers.parameters,
      buffers: layers.buffers,
      forward(x, training, own) {
        return tf.tidy(() => {
          const features = tf.concat(
            branches.map((branch) => branch(x)),
            1,
          );
          const drop = (y: Tensor2D) => (training && own ? layers.dropout(y, dropout, own) : y);
          return head(hidden.reduce((y, layer) => drop(ops.relu(layer(y))), features));
        });
      },
      dispose: () => layers.dispose(),
    };
  },
};

/** First channel and number of channels that each path sees. */
function halvesOf(channels: number, paths: number): [from: number, channels: number][] {
  if (paths === 1) return [[0, channels]];
  if (channels === 1) return [[0, 1], [0, 1]]; // prettier-ignore
  const half = Math.ceil(channels / 2);
  return [
    [0, half],
    [half, channels - half],
  ];
}
