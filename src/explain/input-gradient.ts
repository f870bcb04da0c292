import type { Context } from "../context.js";
import type { Images } from "../data/images.js";
import type { Engine, Tensor, Tensor4D } from "../engine/engine.js";
import { OmixelError, throwIfAborted } from "../errors.js";
import { requireOption } from "../registry.js";
import type { Explainable } from "./explainer.js";

export interface InputGradientOptions {
  /** Images that go through the network at once, 1 or more; changes memory, not the result. Default 32. */
  readonly batchSize: number;
}

export const inputGradientDefaults: Readonly<InputGradientOptions> = Object.freeze({ batchSize: 32 });

/** @throws InvalidOption for a batch size that is no integer of 1 or more */
export function checkInputGradient(step: string, { batchSize }: InputGradientOptions): void {
  const fits = Number.isInteger(batchSize) && batchSize >= 1;
  requireOption(fits, step, `batchSize is ${batchSize}.`, "Choose an integer of 1 or more.");
}

/**
 * Derivative of each image's target logit with respect to its pixels, NHWC, batch by batch.
 *
 * @param step explainer that asks, for progress and errors
 * @throws UnsuitableData naming the first image whose gradient is not finite
 */
export async function inputGradient(
  step: string,
  network: Explainable,
  images: Omit<Images, "layout">,
  targets: Int32Array,
  engine: Engine,
  { batchSize }: InputGradientOptions,
  ctx: Pick<Context, "signal" | "progress">,
): Promise<Float32Array> {
  const out = new Float32Array(images.values.length);
  const size = images.height * images.width * images.channels;
  for (let from = 0; from < images.count; from += batchSize) {
    throwIfAborted(ctx.signal);
    const to = Math.min(from + batchSize, images.count);
    out.set(await batchGradient(network, images, targets, engine, from, to), from * size);
    ctx.progress({ kind: "step", step, done: to, of: images.count });
  }
  const bad = out.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new OmixelError(
      "UnsuitableData",
      `The gradient of image ${Math.floor(bad / size)} is not a number: the network or the image holds values that are not.`,
      "Check that the training loss stayed finite, and that missing values were filled before encoding.",
      { step },
    );
  return out;
}

/** Images do not influence each other in inference, so the gradient of the summed logits is each image's own. */
async function batchGradient(
  network: Explainable,
  { values, height, width, channels }: Omit<Images, "layout">,
  targets: Int32Array,
  { tf }: Engine,
  from: number,
  to: number,
): Promise<Float32Array> {
  const size = height * width * channels;
  const derivative = tf.tidy(() => {
    const x = tf.tensor4d(values.subarray(from * size, to * size), [to - from, height, width, channels]);
    const targetLogits = (batch: Tensor) => {
      const logits = network.forward(batch as Tensor4D, false);
      const mask = tf.oneHot(tf.tensor1d(targets.subarray(from, to), "int32"), logits.shape[1]);
      return tf.sum(tf.mul(logits, tf.cast(mask, "float32")));
    };
    return tf.grad(targetLogits)(x);
  });
  const result = (await derivative.data()) as Float32Array;
  derivative.dispose();
  return result;
}
