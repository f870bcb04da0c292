import type { Engine, Tensor, Tensor1D, Tensor2D, Tensor4D, Variable } from "../engine/engine.js";
import type { Random } from "../random.js";
import { type ConvLayer, convLayer, type Followed, type Layer4D, type Norm } from "./conv-layer.js";

/** Weight of the newest batch in a running statistic, as in PyTorch. */
export const MOMENTUM = 0.1;
const EPSILON = 1e-5;

/**
 * The layers that networks are made of. Each owns its parameters under a name, in TensorFlow's order (filters
 * [height, width, in, out], linear [in, out]); `weights.ts` turns them into PyTorch's order for files.
 */
export class Layers {
  readonly parameters = new Map<string, Variable>();
  readonly buffers = new Map<string, Variable>();
  readonly #engine: Engine;
  readonly #random: Random;

  constructor(engine: Engine, random: Random) {
    this.#engine = engine;
    this.#random = random;
  }

  /**
   * Convolution.
   *
   * @param around spread of its normal weights, by default √(2 / (out × kernel²)) (He et al. 2015, fan out), and what its
   *   biases begin with (without that, it has none); what follows it
   */
  conv(
    name: string,
    input: number,
    output: number,
    kernel: number,
    stride: number,
    padding: number,
    around: { readonly spread?: number; readonly bias?: number } & Followed = {},
  ): ConvLayer {
    const { spread = Math.sqrt(2 / (output * kernel * kernel)), bias } = around;
    const filter = this.#own(`${name}.weight`, [kernel, kernel, input, output], () => spread * this.#random.normal());
    const offset = bias === undefined ? undefined : this.#own(`${name}.bias`, [output], () => bias);
    const parts = { filter, depthwise: false, bias: offset as Tensor1D | undefined, stride, padding };
    return this.#followed(parts, output, around);
  }

  /** A filter for each channel alone, without bias. */
  depthwiseConv(
    name: string,
    channels: number,
    kernel: number,
    stride: number,
    padding: number,
    around: Followed = {},
  ): ConvLayer {
    // Kept in the order of grouped convolutions of one channel each, whose fan out PyTorch counts over all of them.
    const spread = Math.sqrt(2 / (channels * kernel * kernel));
    const filter = this.#own(`${name}.weight`, [kernel, kernel, 1, channels], () => spread * this.#random.normal());
    return this.#followed({ filter, depthwise: true, bias: undefined, stride, padding }, channels, around);
  }

  #followed(parts: Omit<Parameters<typeof convLayer>[0], keyof Followed>, channels: number, { norm, then }: Followed) {
    const own = norm === undefined ? undefined : this.#norm(norm, channels);
    return convLayer({ ...parts, norm: own, then }, this.#engine);
  }

  /**
   * Batch norm over all but channels (Ioffe & Szegedy 2015). While its scale is frozen, and for a batch of one with one
   * pixel, which has no spread, it uses the running statistics.
   */
  batchNorm(name: string, channels: number): Layer4D {
    return this.#norm(name, channels).apply;
  }

  #norm(name: string, channels: number): Norm {
    const { ops, tf } = this.#engine;
    const gain = this.#own(`${name}.weight`, [channels], () => 1);
    const scale = gain as unknown as Tensor1D;
    const offset = this.#own(`${name}.bias`, [channels], () => 0) as unknown as Tensor1D;
    const mean = this.#remember(`${name}.running_mean`, [channels], () => 0);
    const variance = this.#remember(`${name}.running_var`, [channels], () => 1);
    const running = { mean: mean as unknown as Tensor1D, variance: variance as unknown as Tensor1D };
    const apply: Layer4D = (x, training) => {
      if (!training || !gain.trainable || x.size === channels)
        return ops.batchNormInfer(x, scale, offset, running.mean, running.variance, EPSILON);
      const batch = ops.batchNormTrain(x, scale, offset, running, MOMENTUM, EPSILON);
      mean.assign(batch.mean);
      variance.assign(batch.variance);
      return batch.y;
    };
    const line = () => {
      const factor = tf.mul<Tensor1D>(scale, tf.rsqrt(tf.add(variance, EPSILON)));
      return { factor, offset: tf.sub<Tensor1D>(offset, tf.mul(mean, factor)) };
    };
    return { apply, line };
  }

  /**
   * Weighted sum with bias; both uniform within 1 / √input, as in PyTorch.
   *
   * @param derivatives 2 where gradients are differentiated in turn, which native layers cannot be
   */
  linear(name: string, input: number, output: number, derivatives: 1 | 2 = 1): (x: Tensor2D) => Tensor2D {
    const { ops, tf } = this.#engine;
    const bound = 1 / Math.sqrt(input);
    const uniform = () => bound * (2 * this.#random.next() - 1);
    const weight = this.#own(`${name}.weight`, [input, output], uniform) as unknown as Tensor2D;
    const bias = this.#own(`${name}.bias`, [output], uniform) as unknown as Tensor1D;
    return derivatives === 2 ? (x) => tf.add(tf.matMul(x, weight), bias) : (x) => ops.linear(x, weight, bias);
  }

  /** Adds a fixed pattern of normal random numbers to every image; drawn apart, so that other layers start the same without it. */
  pattern(
    name: string,
    shape: readonly [height: number, width: number, channels: number],
    strength: number,
  ): (x: Tensor4D) => Tensor4D {
    const random = this.#random.fork(name);
    const fixed = this.#remember(name, [...shape], () => strength * random.normal());
    return (x) => this.#engine.tf.add(x, fixed);
  }

  /**
   * Sets a share of the values to zero and scales the others up, when training (Srivastava et al. 2014).
   *
   * @param what "values"; "channels": whole images of a channel (Tompson et al. 2015); "samples": all of a sample
   */
  dropout<T extends Tensor>(
    x: T,
    share: number,
    random: Random,
    what: "values" | "channels" | "samples" = "values",
  ): T {
    if (share === 0) return x;
    const { tf } = this.#engine;
    const shape = x.shape.map((side, axis) =>
      what === "values" || axis === 0 || (what === "channels" && axis === x.rank - 1) ? side : 1,
    );
    const mask = new Float32Array(shape.reduce((product, side) => product * side, 1));
    for (let i = 0; i < mask.length; i++) mask[i] = random.next() < share ? 0 : 1 / (1 - share);
    return tf.mul(x, tf.tensor(mask, shape));
  }

  /** A parameter for a layer that one network alone has. */
  parameter(name: string, shape: readonly number[], value: (random: Random) => number): Variable {
    return this.#own(name, [...shape], () => value(this.#random));
  }

  dispose(): void {
    for (const variable of [...this.parameters.values(), ...this.buffers.values()]) variable.dispose();
  }

  #own(name: string, shape: number[], value: () => number): Variable {
    const variable = this.#variable(shape, value, true);
    this.parameters.set(name, variable);
    return variable;
  }

  #remember(name: string, shape: number[], value: () => number): Variable {
    const variable = this.#variable(shape, value, false);
    this.buffers.set(name, variable);
    return variable;
  }

  #variable(shape: number[], value: () => number, trainable: boolean): Variable {
    const { tf } = this.#engine;
    const values = new Float32Array(shape.reduce((product, side) => product * side, 1));
    for (let i = 0; i < values.length; i++) values[i] = value(); // Float32Array.from would take seconds for millions
    const start = tf.tensor(values, shape);
    const variable = tf.variable(start, trainable);
    start.dispose();
    return variable;
  }
}
