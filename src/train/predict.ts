import { setImmediate } from "node:timers/promises";
import { concatenated } from "../data/concatenated.js";
import type { Engine, Tensor4D } from "../engine/engine.js";
import { throwIfAborted } from "../errors.js";
import { Folding } from "../models/folding.js";
import type { Network } from "../models/network.js";
import type { TrainingSet } from "./training-set.js";

/** Rows in a forward pass: enough to be fast, few enough to stay small in memory. */
const ROWS = 64;

/**
 * Class probabilities of images.
 *
 * @returns count × classes, row-major
 */
export async function predictNetwork(
  network: Pick<Network, "forward">,
  set: Omit<TrainingSet, "labels" | "classes">,
  { tf }: Engine,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const size = set.height * set.width * set.channels;
  const parts: Float32Array[] = [];
  const folding = new Folding();
  try {
    for (let from = 0; from < set.count; from += ROWS) {
      throwIfAborted(signal);
      const rows = Math.min(ROWS, set.count - from);
      const probabilities = tf.tidy(() => {
        const values = set.images.subarray(from * size, (from + rows) * size);
        const x: Tensor4D = tf.tensor4d(values, [rows, set.height, set.width, set.channels]);
        return tf.softmax(folding.during(() => network.forward(x, false)));
      });
      parts.push((await probabilities.data()) as Float32Array);
      probabilities.dispose();
      await setImmediate(); // lets a stop arrive
    }
  } finally {
    folding.dispose();
  }
  return concatenated(Float32Array, parts);
}
