import type { Tensor4D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";

export interface SqueezenetOptions {
  /** Channels of the first convolution, a multiple of 4; all others grow with it. Default 64, as published. */
  readonly width: number;
  /** Share of the last values dropped when training, 0 to below 1. Default 0.5, as published. */
  readonly dropout: number;
}

/** Channels that each fire module squeezes to, in quarters of the width; it expands to eight times as many. "pool" between. */
const FIRES = ["pool", 1, 1, "pool", 2, 2, "pool", 3, 3, 4, 4] as const;

/** Small weights, as torchvision's, and biases of 1, so that the last ReLU lets every class through at first. */
const LAST = { spread: 0.01, bias: 1 };

/** Of 17 pixels a 3 × 3 convolution of stride 2 leaves 8, and three pools that round up 4, 2 and 1. */
const SMALLEST = 17;

/**
 * SqueezeNet 1.1: a convolution, eight fire modules (1 × 1 to squeeze, then 1 × 1 and 3 × 3 side by side), three pools that
 * round up, and a 1 × 1 convolution to the classes whose map is averaged. A fiftieth of AlexNet's weights. Names are
 * torchvision's. Without batch norm, so that it learns at small rates only; logits are never below 0, as published.
 *
 * @see Iandola et al. 2016
 */
export const squeezenet: Model<SqueezenetOptions> = {
  name: "squeezenet",
  source: {
    paper: "Iandola et al. 2016",
    doi: "10.48550/arXiv.1602.07360",
    reference: "torchvision, models.squeezenet1_1",
  },
  defaults: Object.freeze({ width: 64, dropout: 0.5 }),
  training: Object.freeze({ learningRate: 5e-4 }),
  check({ width, dropout }) {
    const fits = Number.isInteger(width) && width >= 4 && width % 4 === 0;
    requireOption(fits, "squeezenet", `width is ${width}.`, "Give a multiple of 4; published are 64.");
    requireOption(dropout >= 0 && dropout < 1, "squeezenet", `dropout is ${dropout}.`, "Give a share from 0 to below 1."); // prettier-ignore
  },
  build(input, { width, dropout }, engine, random) {
    requireImageSize("squeezenet", input, SMALLEST);
    const { ops, tf } = engine;
    const layers = new Layers(engine, random);
    const conv = (name: string, from: number, to: number, size: number, stride = 1, padding = 0, start = {}) => {
      const own = layers.conv(name, from, to, size, stride, padding, { bias: 0, then: "relu", ...start });
      return (x: Tensor4D) => own(x, false);
    };
    const fire = (name: string, from: number, to: number) => {
      const squeeze = conv(`${name}.squeeze`, from, to, 1);
      const expand1 = conv(`${name}.expand1x1`, to, 4 * to, 1);
      const expand3 = conv(`${name}.expand3x3`, to, 4 * to, 3, 1, 1);
      return (x: Tensor4D) => {
        const narrow = squeeze(x);
        return tf.concat([expand1(narrow), expand3(narrow)], 3);
      };
    };
    const steps = [conv("features.0", input.channels, width, 3, 2)];
    let channels = width;
    for (const [at, part] of FIRES.entries()) {
      if (part === "pool") steps.push((x) => ops.maxPool(x, 3, 2, 0, true));
      else {
        steps.push(fire(`features.${at + 2}`, channels, (part * width) / 4));
        channels = 2 * part * width;
      }
    }
    const head = conv("classifier.1", channels, input.classes, 1, 1, 0, LAST);
    return {
      parameters: layers.parameters,
      buffers: layers.buffers,
      forward(x, training, own) {
        return tf.tidy(() => {
          const features = steps.reduce((y, step) => step(y), x);
          return ops.globalAveragePool(head(training && own ? layers.dropout(features, dropout, own) : features));
        });
      },
      dispose: () => layers.dispose(),
    };
  },
};
