import type { Context } from "../context.js";
import type { Images } from "../data/images.js";
import type { Engine, Tensor, Tensor4D } from "../engine/engine.js";
import type { Explainable } from "./explainer.js";
import { type BatchOptions, inBatches } from "./in-batches.js";

export const inputGradientDefaults: Readonly<BatchOptions> = Object.freeze({ batchSize: 32 });

/**
 * Derivative of each image's target logit with respect to its pixels, NHWC, batch by batch.
 *
 * @param step explainer that asks, for progress and errors
 * @throws UnsuitableData naming the first image whose gradient is not finite
 */
export function inputGradient(
  step: string,
  network: Explainable,
  images: Omit<Images, "layout">,
  targets: Int32Array,
  engine: Engine,
  options: BatchOptions,
  ctx: Pick<Context, "signal" | "progress">,
): Promise<Float32Array> {
  return inBatches(step, "gradient", images, engine, options, ctx, (batch, from, to) =>
    batchGradient(network, batch, targets.subarray(from, to), engine),
  );
}

/** Images do not influence each other in inference, so the gradient of the summed logits is each image's own. */
async function batchGradient(
  network: Explainable,
  images: Tensor4D,
  targets: Int32Array,
  { tf }: Engine,
): Promise<Float32Array> {
  const derivative = tf.tidy(() => {
    const targetLogits = (batch: Tensor) => {
      const logits = network.forward(batch as Tensor4D, false);
      const mask = tf.oneHot(tf.tensor1d(targets, "int32"), logits.shape[1]);
      return tf.sum(tf.mul(logits, tf.cast(mask, "float32")));
    };
    return tf.grad(targetLogits)(images);
  });
  const result = (await derivative.data()) as Float32Array;
  derivative.dispose();
  return result;
}
