import { type Dense, rowOf } from "../data/dense.js";
import type { Engine, Tensor, Tensor2D } from "../engine/engine.js";
import { logGamma as preciseLogGamma } from "../math/log-gamma.js";
import { logGamma } from "./log-gamma.js";

/** How measured values scatter about what is reconstructed. */
export const likelihoods = ["gaussian", "poisson", "negativeBinomial"] as const;
export type Likelihood = (typeof likelihoods)[number];

/** Keeps logarithms and quotients of rates finite. */
const SMALLEST = 1e-6;

/** Negative log-likelihood of z-scores with variance 1, without its constant: half the squared error; a value a row. */
export function gaussianLoss(x: Tensor2D, mean: Tensor2D, { tf }: Engine): Tensor {
  return tf.mul(0.5, tf.sum(tf.squaredDifference(x, mean), 1));
}

/** Negative log-likelihood of counts, without ln x!; a value a row. @param rate expected counts, above 0 */
export function poissonLoss(x: Tensor2D, rate: Tensor2D, { tf }: Engine): Tensor {
  return tf.sum(tf.sub(rate, tf.mul(x, tf.log(tf.add(rate, SMALLEST)))), 1);
}

/**
 * Negative log-likelihood of counts whose variance is μ + μ² / θ, without ln x!; a value a row.
 *
 * @param logSize ln θ of each feature
 */
export function negativeBinomialLoss(x: Tensor2D, rate: Tensor2D, logSize: Tensor, engine: Engine): Tensor {
  const { tf } = engine;
  const size = tf.exp(logSize);
  const logTotal = tf.log(tf.add(tf.add(rate, size), SMALLEST));
  const gammas = tf.sub(logGamma(tf.add(x, size), engine), logGamma(size, engine));
  const logs = tf.add(
    tf.mul(size, tf.sub(logSize, logTotal)),
    tf.mul(x, tf.sub(tf.log(tf.add(rate, SMALLEST)), logTotal)),
  );
  return tf.neg(tf.sum(tf.add(gammas, logs), 1));
}

/**
 * Sum of ln x! of each row: what the losses of counts leave out, since nothing is learnt from it. With it, losses of samples
 * of different depths can be compared.
 */
export function logFactorials(counts: Dense): Float32Array {
  return Float32Array.from({ length: counts.rows }, (_, i) =>
    rowOf(counts, i).reduce((sum, x) => (x > 0 ? sum + preciseLogGamma(x + 1) : sum), 0),
  );
}

/**
 * Kullback-Leibler divergence of independent normal distributions from standard ones, each value of the latent by itself.
 *
 * @see Kingma & Welling 2014, appendix B: −½ (1 + ln σ² − μ² − σ²)
 */
export function divergence(mean: Tensor2D, logVariance: Tensor2D, { tf }: Engine): Tensor2D {
  return tf.mul(0.5, tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(logVariance, 1)));
}
