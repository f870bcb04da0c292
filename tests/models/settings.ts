import type { AnyModel } from "../../src/models/model.js";
import { models } from "../../src/models/registry.js";

/** A network as the tests run it, and what is known of it as it was published. */
interface Setting {
  /** Options that make it as small as it may be and switch off what drops values. */
  readonly options: object;
  /** Side of the images that it is tried on. */
  readonly side: number;
  /** The least that each side of an image needs. */
  readonly smallest: number;
  /** Side of the images, of three channels, for whose 1,000 classes it has so many parameters. */
  readonly published: { readonly side: number; readonly parameters: number };
  /** Learning rate with which sixteen random images are learnt by heart, and updates that this takes; default 5e-3 and 25. */
  readonly learningRate?: number;
  readonly steps?: number;
}

const resnet = (parameters: number): Setting => ({
  options: { width: 4 },
  side: 32,
  smallest: 32,
  published: { side: 224, parameters },
});

const settings: Readonly<Record<string, Setting>> = {
  // torchvision's documentation of each network states the same numbers.
  resnet18: resnet(11_689_512),
  resnet34: resnet(21_797_672),
  resnet50: resnet(25_557_032),
  vgg16: {
    options: { width: 8, hidden: 64, dropout: 0 },
    side: 32,
    smallest: 32,
    published: { side: 224, parameters: 138_357_544 },
    learningRate: 2e-3,
    steps: 60,
  },
  alexnet: {
    options: { width: 4, hidden: 32, dropout: 0 },
    side: 64,
    smallest: 63,
    published: { side: 224, parameters: 61_100_840 },
  },
  squeezenet: {
    options: { width: 32, dropout: 0 },
    side: 20,
    smallest: 17,
    published: { side: 224, parameters: 1_235_496 },
    learningRate: 2e-3,
    steps: 80,
  },
  efficientnetB0: {
    options: { width: 2, dropout: 0, stochasticDepth: 0 },
    side: 32,
    smallest: 32,
    published: { side: 224, parameters: 5_288_548 },
    steps: 60,
  },
  vit: {
    options: { patch: 4, width: 8, depth: 2, heads: 2, mlp: 16, dropout: 0 },
    side: 12,
    smallest: 4,
    published: { side: 224, parameters: 395_560 }, // timm's network of these sizes
    steps: 60,
  },
  // Branches of windows 12 and 2: (12² + 2²) · (3·4 + 4·8 + 8·16 + 16·32) weights, 4 · 60 of norms; 32 · 14² values to each class.
  deepInsightCnn: {
    options: { filters: 2, windows: [5, 2] },
    side: 16,
    smallest: 16,
    published: { side: 224, parameters: 148 * 684 + 240 + 32 * 14 * 14 * 1000 + 1000 },
    steps: 40,
  },
  // Keras's summary of the paper's network for 124 pixels: 1,792 + 36,928 + 3,444,800, then 64 to each class.
  fotomicsCnn: {
    options: { filters: 8, hidden: 32 },
    side: 12,
    smallest: 10,
    published: { side: 124, parameters: 1_792 + 36_928 + 3_444_800 + 65_000 },
    steps: 80,
  },
  // Stem 432 + 32; stages 9,344, 33,088, 131,712 and 525,568; 128 to each class.
  netomics: {
    options: { width: 4, ratio: 0, dropout: 0 },
    side: 16,
    smallest: 8,
    published: { side: 32, parameters: 464 + 9_344 + 33_088 + 131_712 + 525_568 + 129_000 },
  },
  // First windows on two and on one channel, inceptions 53,856 + 215,232 twice; 384 values, 128, classes.
  aggmapNet: {
    options: { units: 8, window: 5, dense: [32] },
    side: 12,
    smallest: 4,
    published: { side: 30, parameters: 16_272 + 8_160 + 2 * 269_088 + 49_280 + 129_000 },
    learningRate: 2e-3,
    steps: 40,
  },
  // 3·9·8 + 2·8 and 8·9·16 + 2·16 of the convolutions and norms; 16 · 16² places of 64 / 2² to each class.
  smallCnn: {
    options: { filters: [4, 4], dropout: 0 },
    side: 8,
    smallest: 4,
    published: { side: 64, parameters: 232 + 1_184 + 16 * 16 * 16 * 1000 + 1000 },
    steps: 150,
  },
  // Every value of 64 × 64 × 3 to each of 32, these to each class.
  perceptron: {
    options: { hidden: [16], dropout: 0 },
    side: 4,
    smallest: 1,
    published: { side: 64, parameters: 32 * (3 * 64 * 64 + 1) + 33 * 1000 },
    steps: 60,
  },
};

/** Every network of the registry and its setting. @throws for one without */
export const tried: [string, AnyModel, Setting][] = Object.entries(models).map(([name, model]) => {
  const setting = settings[name];
  if (!setting) throw new Error(`tests/models/settings.ts has no line for ${name}: every network is tried`);
  return [name, model, setting];
});
