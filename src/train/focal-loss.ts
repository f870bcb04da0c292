import type { Engine, Tensor, Tensor1D, Tensor2D } from "../engine/engine.js";

/** Powers of nothing have no slope: 1 - p stays above this. */
const LEAST = 1e-7;

/**
 * Focal loss (Lin et al. 2017) on target distributions: the mean over rows of
 * `weight × Σ over classes of alpha × target × (1 - p)^gamma × -log p`, divided by the sum of weights. With gamma 0 and
 * alpha 1 it is the cross-entropy.
 *
 * @param logits rows × classes
 * @param targets rows × classes, each row a distribution
 * @param alpha weight of each class
 * @param weights of the rows; default all alike
 */
export function focalLoss(
  logits: Tensor2D,
  targets: Tensor2D,
  gamma: number,
  alpha: Float32Array,
  { tf }: Pick<Engine, "tf">,
  weights?: Tensor1D,
): Tensor {
  return tf.tidy(() => {
    const log = tf.logSoftmax(logits);
    const doubt = tf.pow(tf.maximum(tf.sub(1, tf.exp(log)), LEAST), gamma);
    const each = tf.sum(tf.mul(tf.mul(targets, tf.tensor1d(alpha)), tf.mul(doubt, log)), 1);
    const total = weights ? tf.sum(weights) : tf.scalar(logits.shape[0]);
    return tf.neg(tf.div(tf.sum(weights ? tf.mul(each, weights) : each), total));
  });
}
