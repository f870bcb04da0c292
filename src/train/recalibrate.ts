import type { Engine, Tensor, Tensor4D } from "../engine/engine.js";
import type { Network } from "../models/network.js";
import type { TrainingSet } from "./training-set.js";

/**
 * Sets the running statistics of batch norms to those of the finished network over its training images. The running
 * averages of a short training are those of networks long gone: after 100 updates they still hold a good part of the first.
 *
 * @param batches rows of the training images, in batches as large as in training
 */
export function recalibrate(network: Network, set: TrainingSet, batches: readonly Int32Array[], { tf }: Engine): void {
  const size = set.height * set.width * set.channels;
  const names = [...network.buffers.keys()];
  const sums = new Map<string, Float64Array>();
  // After a pass in training mode a running statistic is 0.9 × before + 0.1 × batch; from 0 it is 0.1 × batch.
  for (const rows of batches) {
    for (const variable of network.buffers.values()) tf.tidy(() => variable.assign(tf.zerosLike(variable) as Tensor));
    tf.tidy(() => {
      const values = new Float32Array(rows.length * size);
      for (const [i, row] of rows.entries()) values.set(set.images.subarray(row * size, (row + 1) * size), i * size);
      const x: Tensor4D = tf.tensor4d(values, [rows.length, set.height, set.width, set.channels]);
      network.forward(x, true);
    });
    for (const name of names) {
      const batch = network.buffers.get(name)!.dataSync();
      const sum = sums.get(name) ?? new Float64Array(batch.length);
      for (let c = 0; c < batch.length; c++) sum[c]! += batch[c]! / 0.1 / batches.length;
      sums.set(name, sum);
    }
  }
  for (const [name, sum] of sums) tf.tidy(() => network.buffers.get(name)!.assign(tf.tensor1d(Float32Array.from(sum))));
}
