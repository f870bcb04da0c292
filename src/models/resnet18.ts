import type { Engine, Tensor4D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";

export interface Resnet18Options {
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

type Block = (x: Tensor4D, training: boolean) => Tensor4D;

/**
 * ResNet-18: a 7 × 7 stem, four stages of two residual blocks, global average pooling, one linear layer; parameter names
 * are torchvision's, so its weights fit by name.
 *
 * @see He et al. 2016
 */
export const resnet18: Model<Resnet18Options> = {
  name: "resnet18",
  source: {
    paper: "He et al. 2016",
    doi: "10.1109/CVPR.2016.90",
    reference: "torchvision, models.resnet18",
  },
  defaults: Object.freeze({ width: 64, positions: 0 }),
  check({ width, positions }) {
    const whole = Number.isInteger(width) && width >= 1;
    requireOption(whole, "resnet18", `width is ${width}.`, "Give a whole number of 1 or more; published are 64.");
    const strength = positions >= 0 && Number.isFinite(positions);
    requireOption(strength, "resnet18", `positions is ${positions}.`, "Give a number of 0 or more.");
  },
  build({ height, width: across, channels, classes }, { width, positions }, engine, random) {
    const { ops, tf } = engine;
    const layers = new Layers(engine, random);
    const placed =
      positions > 0 ? layers.pattern("positions", [height, across, channels], positions) : (x: Tensor4D) => x;
    const stem = layers.conv("conv1", channels, width, 7, 2, 3);
    const stemNorm = layers.batchNorm("bn1", width);
    const blocks: Block[] = [];
    let input = width;
    for (const [stage, factor] of [1, 2, 4, 8].entries())
      for (const index of [0, 1]) {
        const stride = stage > 0 && index === 0 ? 2 : 1;
        blocks.push(basicBlock(layers, `layer${stage + 1}.${index}`, input, factor * width, stride, engine));
        input = factor * width;
      }
    const head = layers.linear("fc", input, classes);
    return {
      parameters: layers.parameters,
      buffers: layers.buffers,
      forward(x, training) {
        return tf.tidy(() => {
          let y = ops.maxPool(ops.relu(stemNorm(stem(placed(x), training), training)), 3, 2, 1);
          for (const block of blocks) y = block(y, training);
          return head(ops.globalAveragePool(y));
        });
      },
      dispose: () => layers.dispose(),
    };
  },
};

function basicBlock(
  layers: Layers,
  name: string,
  input: number,
  output: number,
  stride: number,
  { ops, tf }: Engine,
): Block {
  const conv1 = layers.conv(`${name}.conv1`, input, output, 3, stride, 1);
  const norm1 = layers.batchNorm(`${name}.bn1`, output);
  const conv2 = layers.conv(`${name}.conv2`, output, output, 3, 1, 1);
  const norm2 = layers.batchNorm(`${name}.bn2`, output);
  const reshapes = stride !== 1 || input !== output;
  const down = reshapes ? layers.conv(`${name}.downsample.0`, input, output, 1, stride, 0) : undefined;
  const downNorm = reshapes ? layers.batchNorm(`${name}.downsample.1`, output) : undefined;
  return (x, training) => {
    const y = norm2(conv2(ops.relu(norm1(conv1(x, training), training)), training), training);
    const shortcut = down && downNorm ? downNorm(down(x, training), training) : x;
    return ops.relu(tf.add(y, shortcut));
  };
}
