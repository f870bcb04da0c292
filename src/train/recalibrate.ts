import type { Engine, Tensor4D, Variable } from "../engine/engine.js";
import { MOMENTUM } from "../models/layers.js";
import type { Network } from "../models/network.js";
import type { TrainingSet } from "./training-set.js";

/**
 * Sets the running statistics of batch norms to what the network, as it is now, gives on its training images as they are.
 *
 * The running averages of a short training are those of networks long gone (after 100 updates they still hold a good part
 * of the first), and of images made harder by noise, which nobody will show it again.
 *
 * @param batchSize rows in a pass; every image takes part, in passes of about equal size
 */
export function recalibrate(network: Network, set: TrainingSet, batchSize: number, engine: Engine): void {
  const norms = [...network.buffers.keys()]
    .filter((name) => name.endsWith(".running_mean"))
    .map((name) => name.slice(0, -".running_mean".length))
    .filter((norm) => network.parameters.get(`${norm}.weight`)?.trainable !== false) // the frozen keep what came with them
    .map((norm) => new PooledStatistics(network, norm));
  if (norms.length === 0) return;
  const passes = Math.max(1, Math.floor(set.count / batchSize));
  for (let pass = 0; pass < passes; pass++) {
    for (const norm of norms) norm.clear(engine);
    const rows = observe(network, set, pass, passes, engine);
    for (const norm of norms) norm.add(rows / set.count);
  }
  for (const norm of norms) norm.assign(engine);
}

/** One pass in training mode over every so-manieth row: in a table sorted by class, each pass sees all classes. Returns their number. */
function observe(network: Network, set: TrainingSet, pass: number, passes: number, { tf }: Engine): number {
  const size = set.height * set.width * set.channels;
  const rows = Math.ceil((set.count - pass) / passes);
  const values = new Float32Array(rows * size);
  for (let i = 0; i < rows; i++) {
    const row = pass + i * passes;
    values.set(set.images.subarray(row * size, (row + 1) * size), i * size);
  }
  tf.tidy(() => {
    const x: Tensor4D = tf.tensor4d(values, [rows, set.height, set.width, set.channels]);
    network.forward(x, true);
  });
  return rows;
}

/** Mean and variance of one batch norm over several passes; passes that did not reach it do not count. */
class PooledStatistics {
  readonly #mean: Variable;
  readonly #variance: Variable;
  readonly #sums: { mean: number; square: number; variance: number }[];
  readonly #before: readonly (readonly [Variable, Float32Array])[];
  #shares = 0;

  constructor({ buffers }: Network, norm: string) {
    this.#mean = buffers.get(`${norm}.running_mean`)!;
    this.#variance = buffers.get(`${norm}.running_var`)!;
    this.#before = [this.#mean, this.#variance].map((own) => [own, Float32Array.from(own.dataSync())]);
    this.#sums = Array.from({ length: this.#mean.size }, () => ({ mean: 0, square: 0, variance: 0 }));
  }

  /** From zero, one pass leaves its own statistics times the momentum. */
  clear({ tf }: Engine): void {
    for (const running of [this.#mean, this.#variance]) tf.tidy(() => running.assign(tf.zerosLike(running)));
  }

  /** @param share of the pass in all rows */
  add(share: number): void {
    const [means, variances] = [this.#mean.dataSync(), this.#variance.dataSync()];
    if (means.every((mean) => mean === 0) && variances.every((variance) => variance === 0)) return;
    this.#shares += share;
    for (const [c, sum] of this.#sums.entries()) {
      const mean = means[c]! / MOMENTUM;
      sum.mean += share * mean;
      sum.square += share * mean * mean;
      sum.variance += (share * variances[c]!) / MOMENTUM;
    }
  }

  /** The variance within passes and that between their means; what no pass has reached stays as it was. */
  assign({ tf }: Engine): void {
    const whole = this.#shares;
    if (whole === 0) {
      for (const [own, values] of this.#before) tf.tidy(() => own.assign(tf.tensor1d(values)));
      return;
    }
    const sums = this.#sums.map(
      ({ mean, square, variance }) => [mean / whole, square / whole, variance / whole] as const,
    );
    const mean = sums.map(([mean]) => mean);
    const variance = sums.map(([mean, square, variance]) => variance + Math.max(0, square - mean * mean));
    tf.tidy(() => {
      this.#mean.assign(tf.tensor1d(mean));
      this.#variance.assign(tf.tensor1d(variance));
    });
  }
}
