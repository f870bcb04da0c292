import type { Tensor4D } from "../engine/engine.js";
import type { Layers } from "./layers.js";

/** Part of a network that turns images into images. */
export type Stage = (x: Tensor4D, training: boolean) => Tensor4D;

type Block = (layers: Layers, name: string, input: number, width: number, stride: number) => Stage;

/** How residual networks differ: the kind of their blocks, and how many of them each of the four stages has. */
export interface ResidualPlan {
  readonly block: "basic" | "bottleneck";
  readonly depths: readonly [number, number, number, number];
}

/** Output channels of a block, in units of its width. */
const EXPANSION = { basic: 1, bottleneck: 4 } as const;

/**
 * The four stages of a residual network, of 1, 2, 4 and 8 times the width; all but the first halve the image. Parameter
 * names are torchvision's.
 *
 * @param width channels that go in, and of the first stage
 * @returns the stages and the channels that come out
 * @see He et al. 2016
 */
export function residualStages(
  layers: Layers,
  { block, depths }: ResidualPlan,
  width: number,
): { readonly stages: readonly Stage[]; readonly channels: number } {
  const make = block === "basic" ? basicBlock : bottleneck;
  let channels = width;
  const stages = depths.map((depth, s) => {
    const blocks = Array.from({ length: depth }, (_, index) => {
      const made = make(layers, `layer${s + 1}.${index}`, channels, 2 ** s * width, s > 0 && index === 0 ? 2 : 1);
      channels = 2 ** s * width * EXPANSION[block];
      return made;
    });
    return (x: Tensor4D, training: boolean) => blocks.reduce((y, own) => own(y, training), x);
  });
  return { stages, channels };
}

/** Two 3 × 3 convolutions beside a shortcut. */
const basicBlock: Block = (layers, name, input, width, stride) => {
  const conv1 = layers.conv(`${name}.conv1`, input, width, 3, stride, 1, { norm: `${name}.bn1`, then: "relu" });
  const conv2 = layers.conv(`${name}.conv2`, width, width, 3, 1, 1, { norm: `${name}.bn2`, then: "relu" });
  const shortcut = shortcutOf(layers, name, input, width, stride);
  return (x, training) => conv2(conv1(x, training), training, shortcut(x, training));
};

/** 1 × 1 to narrow, 3 × 3, 1 × 1 to widen; the stride is in the middle, as torchvision has it (the paper: in the first). */
const bottleneck: Block = (layers, name, input, width, stride) => {
  const output = EXPANSION.bottleneck * width;
  const conv1 = layers.conv(`${name}.conv1`, input, width, 1, 1, 0, { norm: `${name}.bn1`, then: "relu" });
  const conv2 = layers.conv(`${name}.conv2`, width, width, 3, stride, 1, { norm: `${name}.bn2`, then: "relu" });
  const conv3 = layers.conv(`${name}.conv3`, width, output, 1, 1, 0, { norm: `${name}.bn3`, then: "relu" });
  const shortcut = shortcutOf(layers, name, input, output, stride);
  return (x, training) => conv3(conv2(conv1(x, training), training), training, shortcut(x, training));
};

/** The image itself, or, where the shape changes, a 1 × 1 convolution of it. */
function shortcutOf(layers: Layers, name: string, input: number, output: number, stride: number): Stage {
  if (stride === 1 && input === output) return (x) => x;
  return layers.conv(`${name}.downsample.0`, input, output, 1, stride, 0, { norm: `${name}.downsample.1` });
}
