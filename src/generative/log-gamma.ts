import type { Engine, Tensor } from "../engine/engine.js";

/** So many factors are taken out before the series, which then errs by less than 1e-9. */
const SHIFT = 5;

/** Logarithm of the gamma function of values above 0, differentiable: Stirling's series after ln Γ(x + n) − Σ ln(x + i). */
export function logGamma(x: Tensor, { tf }: Engine): Tensor {
  const far = tf.add(x, SHIFT);
  const inverse = tf.reciprocal(far);
  const square = tf.square(inverse);
  const series = tf.mul(inverse, tf.sub(1 / 12, tf.mul(square, tf.sub(1 / 360, tf.mul(square, 1 / 1260)))));
  const stirling = tf.add(
    tf.sub(tf.mul(tf.sub(far, SHIFT + 0.5), tf.log(far)), far),
    tf.add(series, 0.5 * Math.log(2 * Math.PI)),
  );
  // Factors in units of x + n, whose logarithms are left out above: their product is never too large for a number.
  let product = tf.mul(x, inverse);
  for (let i = 1; i < SHIFT; i++) product = tf.mul(product, tf.mul(tf.add(x, i), inverse));
  return tf.sub(stirling, tf.log(product));
}
