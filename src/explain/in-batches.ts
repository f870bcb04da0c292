import type { Context } from "../context.js";
import type { Images } from "../data/images.js";
import type { Engine, Tensor4D } from "../engine/engine.js";
import { OmixelError, throwIfAborted } from "../errors.js";
import { requireOption } from "../registry.js";

export interface BatchOptions {
  /** Images that go through the network at once, 1 or more; changes memory, not the result. Default 32; 8 for attention. */
  readonly batchSize: number;
}

/** @throws InvalidOption for a batch size that is no integer of 1 or more */
export function checkBatches(step: string, { batchSize }: BatchOptions): void {
  const fits = Number.isInteger(batchSize) && batchSize >= 1;
  requireOption(fits, step, `batchSize is ${batchSize}.`, "Choose an integer of 1 or more.");
}

/**
 * What is said of each pixel of images, NHWC, batch by batch.
 *
 * @param step explainer that asks, for progress and errors
 * @param what is said: "gradient", for errors
 * @param attribute of a batch, from one image up to another; the batch is disposed of
 * @throws UnsuitableData naming the first image of which something is said that is not finite
 */
export async function inBatches(
  step: string,
  what: string,
  { count, height, width, channels, values }: Omit<Images, "layout">,
  { tf }: Engine,
  { batchSize }: BatchOptions,
  ctx: Pick<Context, "signal" | "progress">,
  attribute: (batch: Tensor4D, from: number, to: number) => Promise<Float32Array>,
): Promise<Float32Array> {
  const out = new Float32Array(values.length);
  const size = height * width * channels;
  for (let from = 0; from < count; from += batchSize) {
    throwIfAborted(ctx.signal);
    const to = Math.min(from + batchSize, count);
    const batch = tf.tensor4d(values.subarray(from * size, to * size), [to - from, height, width, channels]);
    try {
      out.set(await attribute(batch, from, to), from * size);
    } finally {
      batch.dispose();
    }
    ctx.progress({ kind: "step", step, done: to, of: count });
  }
  const bad = out.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new OmixelError(
      "UnsuitableData",
      `The ${what} of image ${Math.floor(bad / size)} is not a number: the network or the image holds values that are not.`,
      "Check that the training loss stayed finite, and that missing values were filled before encoding.",
      { step },
    );
  return out;
}
