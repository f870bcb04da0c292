import type { Engine, Tensor2D, Tensor4D } from "../engine/engine.js";
import type { Random } from "../random.js";
import { requireOption } from "../registry.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";
import { squeezeExcitation } from "./squeeze-excitation.js";

export interface EfficientnetB0Options {
  /** Channels of the first convolution, 1 or more; all others grow with it, rounded to multiples of 8. Default 32, as published. */
  readonly width: number;
  /** Share of the last values dropped when training, 0 to below 1. Default 0.2, as published. */
  readonly dropout: number;
  /**
   * Share of the samples whose last block is skipped when training, 0 to below 1; it rises from 0 at the first block (Huang
   * et al. 2016). Default 0.2, as published.
   */
  readonly stochasticDepth: number;
}

/** Stages of the paper's table 1: expansion, window, stride of the first block, channels, blocks. */
const STAGES = [
  [1, 3, 1, 16, 1],
  [6, 3, 2, 24, 2],
  [6, 5, 2, 40, 2],
  [6, 3, 2, 80, 3],
  [6, 5, 1, 112, 3],
  [6, 5, 2, 192, 4],
  [6, 3, 1, 320, 1],
] as const;
const BLOCKS = STAGES.reduce((sum, [, , , , blocks]) => sum + blocks, 0);

/** Channels before the last layer, and of the first one, as published. */
const [HEAD, STEM] = [1280, 32];

/** Five strides of 2. */
const SMALLEST = 32;

type Block = (x: Tensor4D, training: boolean, random?: Random) => Tensor4D;

/**
 * EfficientNet-B0: inverted bottlenecks of depthwise convolutions with squeeze and excitation and SiLU. Parameter names are
 * torchvision's.
 *
 * @see Tan & Le 2019
 */
export const efficientnetB0: Model<EfficientnetB0Options> = {
  name: "efficientnetB0",
  source: {
    paper: "Tan & Le 2019",
    doi: "10.48550/arXiv.1905.11946",
    reference: "torchvision, models.efficientnet_b0",
  },
  defaults: Object.freeze({ width: STEM, dropout: 0.2, stochasticDepth: 0.2 }),
  check({ width, ...shares }) {
    const whole = Number.isInteger(width) && width >= 1;
    requireOption(whole, "efficientnetB0", `width is ${width}.`, "Give a whole number of 1 or more; published are 32.");
    for (const [option, share] of Object.entries(shares))
      requireOption(share >= 0 && share < 1, "efficientnetB0", `${option} is ${share}.`, "Give a share from 0 to below 1."); // prettier-ignore
  },
  build(input, { width, dropout, stochasticDepth }, engine, random) {
    requireImageSize("efficientnetB0", input, SMALLEST);
    const { ops, tf } = engine;
    const layers = new Layers(engine, random);
    const scaled = (channels: number) => roundedToEight((channels * width) / STEM);
    const stem = convolution(layers, "features.0", input.channels, scaled(STEM), 3, 2);
    const blocks: Block[] = [];
    let channels = scaled(STEM);
    for (const [stage, [expansion, window, stride, published, count]] of STAGES.entries())
      for (let index = 0; index < count; index++) {
        const shape = {
          input: channels,
          output: scaled(published),
          expansion,
          window,
          stride: index === 0 ? stride : 1,
        };
        const skipped = (stochasticDepth * blocks.length) / BLOCKS;
        blocks.push(bottleneck(layers, `features.${stage + 1}.${index}.block`, shape, skipped, engine));
        channels = scaled(published);
      }
    const last = convolution(layers, `features.${STAGES.length + 1}`, channels, scaled(HEAD), 1, 1);
    const head = layers.linear("classifier.1", scaled(HEAD), input.classes);
    return {
      parameters: layers.parameters,
      buffers: layers.buffers,
      forward(x, training, own) {
        return tf.tidy(() => {
          const features = blocks.reduce((y, block) => block(y, training, own), stem(x, training));
          const pooled: Tensor2D = ops.globalAveragePool(last(features, training));
          return head(training && own ? layers.dropout(pooled, dropout, own) : pooled);
        });
      },
      dispose: () => layers.dispose(),
    };
  },
};

/** Convolution, batch norm and SiLU, as torchvision numbers them. */
function convolution(layers: Layers, name: string, input: number, output: number, window: number, stride: number) {
  const around = { norm: `${name}.1`, then: "silu" } as const;
  return layers.conv(`${name}.0`, input, output, window, stride, (window - 1) / 2, around);
}

interface BottleneckShape {
  readonly input: number;
  readonly output: number;
  readonly expansion: number;
  readonly window: number;
  readonly stride: number;
}

/** @param skipped share of the samples that skip it when training */
function bottleneck(layers: Layers, name: string, shape: BottleneckShape, skipped: number, engine: Engine): Block {
  const { ops } = engine;
  const { input, output, expansion, window, stride } = shape;
  const wide = input * expansion;
  const expand = expansion > 1 ? convolution(layers, `${name}.0`, input, wide, 1, 1) : undefined;
  const at = expand ? 1 : 0;
  const around = { norm: `${name}.${at}.1`, then: "silu" } as const;
  const depthwise = layers.depthwiseConv(`${name}.${at}.0`, wide, window, stride, (window - 1) / 2, around);
  const excite = squeezeExcitation(layers, `${name}.${at + 1}`, wide, Math.max(1, Math.floor(input / 4)), engine);
  const project = layers.conv(`${name}.${at + 2}.0`, wide, output, 1, 1, 0, { norm: `${name}.${at + 2}.1` });
  return (x, training, own) => {
    const expanded = expand ? expand(x, training) : x;
    const weighed = excite(depthwise(expanded, training));
    if (stride !== 1 || input !== output) return project(weighed, training);
    if (!training || !own) return project(weighed, training, x);
    return ops.add(layers.dropout(project(weighed, training), skipped, own, "samples"), x);
  };
}

/** The nearest multiple of 8 that is not less than nine tenths of it; 8 at least. */
function roundedToEight(channels: number): number {
  const nearest = Math.max(8, Math.floor((channels + 4) / 8) * 8);
  return nearest < 0.9 * channels ? nearest + 8 : nearest;
}
