import type { Context } from "../context.js";
import type { Images } from "../data/images.js";
import type { Engine, Tensor, Tensor4D } from "../engine/engine.js";
import { OmixelError, throwIfAborted } from "../errors.js";
import { requireOption } from "../registry.js";
import type { Explainable, Explainer } from "./explainer.js";

export interface GradientOptions {
  /** Images that go through the network at once, 1 or more; changes memory, not the result. Default 32. */
  readonly batchSize: number;
}

/**
 * Gradient saliency: the absolute derivative of the target class's logit with respect to each pixel.
 *
 * The logit, not the probability: a confident network's probability is flat, and its gradient would vanish.
 */
export const gradient: Explainer<GradientOptions> = {
  name: "gradient",
  source: {
    paper: "Simonyan et al. 2014",
    doi: "10.48550/arXiv.1312.6034",
    reference: "captum 0.8, attr.Saliency",
  },
  defaults: Object.freeze({ batchSize: 32 }),

  check({ batchSize }) {
    requireOption(
      Number.isInteger(batchSize) && batchSize >= 1,
      "gradient",
      `batchSize is ${batchSize}.`,
      "Choose an integer of 1 or more.",
    );
  },

  async attribute(network, images, targets, engine, { batchSize }, ctx) {
    const out = new Float32Array(images.values.length);
    const size = images.height * images.width * images.channels;
    for (let from = 0; from < images.count; from += batchSize) {
      throwIfAborted(ctx.signal);
      const to = Math.min(from + batchSize, images.count);
      out.set(await batchGradient(network, images, targets, engine, from, to), from * size);
      report(ctx, to, images.count);
    }
    requireFinite(out, size);
    return out;
  },
};

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
  const absolute = tf.tidy(() => {
    const x = tf.tensor4d(values.subarray(from * size, to * size), [to - from, height, width, channels]);
    const targetLogits = (batch: Tensor) => {
      const logits = network.forward(batch as Tensor4D, false);
      const mask = tf.oneHot(tf.tensor1d(targets.subarray(from, to), "int32"), logits.shape[1]);
      return tf.sum(tf.mul(logits, tf.cast(mask, "float32")));
    };
    return tf.abs(tf.grad(targetLogits)(x));
  });
  const result = (await absolute.data()) as Float32Array;
  absolute.dispose();
  return result;
}

function report(ctx: Pick<Context, "progress">, done: number, of: number): void {
  ctx.progress({ kind: "step", step: "gradient", done, of });
}

function requireFinite(saliency: Float32Array, size: number): void {
  const bad = saliency.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  throw new OmixelError(
    "UnsuitableData",
    `The gradient of image ${Math.floor(bad / size)} is not a number: the network or the image holds values that are not.`,
    "Check that the training loss stayed finite, and that missing values were filled before encoding.",
    { step: "gradient" },
  );
}
