import type { Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D } from "@tensorflow/tfjs";

/** Of each channel. */
export interface Statistics {
  readonly mean: Tensor1D;
  readonly variance: Tensor1D;
}

/** What `convInfer` does beside convolving. */
export interface AroundConvolution {
  /** Whether the filter is one for each channel alone. Default false. */
  readonly depthwise?: boolean;
  /** Images of the result's shape that are added before the activation. */
  readonly beside?: Tensor4D | undefined;
  readonly then?: "relu" | "silu" | undefined;
}

/**
 * What networks are made of, each differentiable. NHWC throughout, filters [height, width, in, out].
 * Padding is a number of pixels on every side, as in PyTorch, so that weights move between the two unchanged.
 */
export interface NativeOps {
  conv2d(x: Tensor4D, filter: Tensor4D, stride: number, padding: number): Tensor4D;
  /** A filter for each channel alone: [height, width, channels, 1]. */
  depthwiseConv2d(x: Tensor4D, filter: Tensor4D, stride: number, padding: number): Tensor4D;
  /** A convolution and what follows it in one pass: a number added to each channel, then `around`. For predictions: it has no gradient. */
  convInfer(
    x: Tensor4D,
    filter: Tensor4D,
    bias: Tensor1D,
    stride: number,
    padding: number,
    around?: AroundConvolution,
  ): Tensor4D;
  /**
   * Normalises by the batch's own mean and (biased) variance.
   *
   * @param running means and variances over the batches before
   * @returns with them, in new tensors, the running ones moved by the momentum towards the batch's mean and unbiased
   *   variance, as in PyTorch
   */
  batchNormTrain(
    x: Tensor4D,
    scale: Tensor1D,
    offset: Tensor1D,
    running: Statistics,
    momentum: number,
    epsilon: number,
  ): { readonly y: Tensor4D } & Statistics;
  batchNormInfer(
    x: Tensor4D,
    scale: Tensor1D,
    offset: Tensor1D,
    mean: Tensor1D,
    variance: Tensor1D,
    epsilon: number,
  ): Tensor4D;
  /** Adds a number to each channel. */
  addBias(x: Tensor4D, bias: Tensor1D): Tensor4D;
  relu<T extends Tensor>(x: T): T;
  /** x times the logistic function of x, also called swish. */
  silu<T extends Tensor>(x: T): T;
  /** x times the normal distribution function of x. */
  gelu<T extends Tensor>(x: T): T;
  /** Sum of two tensors of one shape, as where a shortcut joins; keeps nothing in memory for the gradient. */
  add<T extends Tensor>(a: T, b: T): T;
  /** @param ceil a last window may reach over the edge, as in PyTorch's `ceil_mode`; default false */
  maxPool(x: Tensor4D, size: number, stride: number, padding: number, ceil?: boolean): Tensor4D;
  /** Each channel of each image times a factor of its own: [n, channels]. */
  scaleChannels(x: Tensor4D, factors: Tensor2D): Tensor4D;
  /** x · weight + bias for each row; weight is [in, out]. */
  linear(x: Tensor2D, weight: Tensor2D, bias: Tensor1D): Tensor2D;
  /** Brings each row to mean 0 and (biased) variance 1, then scales and shifts each column. */
  layerNorm(x: Tensor2D, scale: Tensor1D, offset: Tensor1D, epsilon: number): Tensor2D;
  /**
   * softmax(q kᵀ / √width) v for each head.
   *
   * @param x queries, keys and values of all tokens side by side: [n, tokens, 3 × heads × width]
   * @returns what each head sees, side by side: [n, tokens, heads × width]
   */
  attention(x: Tensor3D, heads: number): Tensor3D;
  /**
   * Stages one after the other, each a function of every image's tokens alone; halves of a large batch are computed beside
   * each other where there are threads for it.
   *
   * @param x [n, tokens, width], as what comes out
   */
  inParts(x: Tensor3D, stages: readonly ((x: Tensor3D) => Tensor3D)[]): Tensor3D;
  /** Mean over height and width: [n, channels]. */
  globalAveragePool(x: Tensor4D): Tensor2D;
  /** Mean over rows of weight × cross-entropy between target distributions and softmax(logits), divided by the sum of weights. */
  crossEntropy(logits: Tensor2D, targets: Tensor2D, weights?: Tensor1D): Tensor;
}
