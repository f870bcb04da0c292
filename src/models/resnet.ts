import type { Tensor4D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";
import { type ResidualPlan, residualStages } from "./residual-stages.js";

export interface ResnetOptions {
  /** Channels of the first stage, 1 or more; the stages have 1, 2, 4 and 8 times as many. Default 64, as published. */
  readonly width: number;
  /**
   * Strength of a fixed random pattern (seeded, normal, of this standard deviation, one number a pixel and channel) that is
   * added to every image; 0 = none, as published. A network with global pooling sees what is there but not where; with the
   * pattern, the same brightness at two places is two different things, and a pixel of a layout, unlike that of a
   * photograph, is a gene. A fixed kind of the position embeddings of vision transformers. Pixels are standardised, so 1
   * is as strong as the images themselves. Default 0.
   */
  readonly positions: number;
}

/** The stem halves an image twice, three of the stages once more each. */
const SMALLEST = 32;

/**
 * A residual network of torchvision: a 7 × 7 stem, four stages of residual blocks, global average pooling, one linear layer;
 * parameter names are torchvision's, so its weights fit by name.
 *
 * @param name registry key; torchvision's name of it as well
 * @see He et al. 2016
 */
export function resnet(name: string, plan: ResidualPlan): Model<ResnetOptions> {
  return {
    name,
    source: { paper: "He et al. 2016", doi: "10.1109/CVPR.2016.90", reference: `torchvision, models.${name}` },
    defaults: Object.freeze({ width: 64, positions: 0 }),
    check({ width, positions }) {
      const whole = Number.isInteger(width) && width >= 1;
      requireOption(whole, name, `width is ${width}.`, "Give a whole number of 1 or more; published are 64.");
      const strength = positions >= 0 && Number.isFinite(positions);
      requireOption(strength, name, `positions is ${positions}.`, "Give a number of 0 or more.");
    },
    build(input, { width, positions }, engine, random) {
      requireImageSize(name, input, SMALLEST);
      const { height, width: across, channels: colours, classes } = input;
      const { ops, tf } = engine;
      const layers = new Layers(engine, random);
      const placed =
        positions > 0 ? layers.pattern("positions", [height, across, colours], positions) : (x: Tensor4D) => x;
      const stem = layers.conv("conv1", colours, width, 7, 2, 3, { norm: "bn1", then: "relu" });
      const { stages, channels } = residualStages(layers, plan, width);
      const head = layers.linear("fc", channels, classes);
      return {
        parameters: layers.parameters,
        buffers: layers.buffers,
        forward(x, training) {
          return tf.tidy(() => {
            const start = ops.maxPool(stem(placed(x), training), 3, 2, 1);
            return head(ops.globalAveragePool(stages.reduce((y, stage) => stage(y, training), start)));
          });
        },
        dispose: () => layers.dispose(),
      };
    },
  };
}
