import type { Engine, Tensor, Tensor1D, Tensor4D, Variable } from "../engine/engine.js";
import { Folding } from "./folding.js";

export type Layer4D = (x: Tensor4D, training: boolean) => Tensor4D;

/** A convolution and what stands around it; `beside`: images that are added before the activation, as where a shortcut joins. */
export type ConvLayer = (x: Tensor4D, training: boolean, beside?: Tensor4D) => Tensor4D;

/** What follows a convolution. Predictions compute all of it in one pass, the batch norm folded into the filter. */
export interface Followed {
  /** Name of its batch norm; without, it has none. */
  readonly norm?: string;
  readonly then?: "relu" | "silu";
}

export interface Norm {
  readonly apply: Layer4D;
  /** By its running statistics: what it multiplies each channel by, and what it adds then. */
  readonly line: () => { readonly factor: Tensor1D; readonly offset: Tensor1D };
}

interface Parts {
  /** [height, width, in, out]; depthwise: [height, width, 1, channels]. */
  readonly filter: Variable;
  readonly depthwise: boolean;
  readonly bias: Tensor1D | undefined;
  readonly stride: number;
  readonly padding: number;
  readonly norm: Norm | undefined;
  readonly then: Followed["then"];
}

export function convLayer(
  { filter, depthwise, bias, stride, padding, norm, then }: Parts,
  { ops, tf }: Engine,
): ConvLayer {
  const [height, width, input, output] = filter.shape as [number, number, number, number];
  const shaped = (weights: Tensor): Tensor4D =>
    (depthwise ? tf.reshape(weights, [height, width, output, input]) : weights) as Tensor4D;
  const convolve = depthwise ? ops.depthwiseConv2d : ops.conv2d;
  const fold = () =>
    tf.tidy(() => {
      if (!norm) return { filter: tf.keep(shaped(filter).clone()), bias: tf.keep(bias!.clone()) };
      const { factor, offset } = norm.line();
      const moved = bias ? tf.add<Tensor1D>(tf.mul(bias, factor), offset) : offset;
      return { filter: tf.keep(shaped(tf.mul(filter, factor))), bias: tf.keep(moved) };
    });
  const layer: ConvLayer = (x, training, beside) => {
    if (Folding.current && (norm ?? bias)) {
      const folded = Folding.current.of(layer, fold);
      return ops.convInfer(x, folded.filter, folded.bias, stride, padding, { depthwise, beside, then });
    }
    const convolved = convolve(x, shaped(filter), stride, padding);
    const biased = bias ? ops.addBias(convolved, bias) : convolved;
    const normal = norm ? norm.apply(biased, training) : biased;
    const sum = beside ? ops.add(normal, beside) : normal;
    return then ? ops[then](sum) : sum;
  };
  return layer;
}
