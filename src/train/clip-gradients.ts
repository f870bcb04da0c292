import type { Engine, Tensor } from "../engine/engine.js";

/** What gradients are multiplied by where their squares are too large for float32. */
const SMALL = 2 ** -70;

/**
 * Gradients scaled down together so that their norm over all variables is at most `norm`. Those that are scaled are
 * disposed; gradients that are no numbers stay as they are.
 */
export function clipGradients(
  gradients: Readonly<Record<string, Tensor>>,
  norm: number,
  { tf }: Pick<Engine, "tf">,
): Readonly<Record<string, Tensor>> {
  const all = Object.values(gradients);
  const normOf = (own: (gradient: Tensor) => Tensor) =>
    Math.sqrt(tf.tidy(() => tf.addN(all.map((gradient) => tf.sum(tf.square(own(gradient))))).dataSync()[0]!));
  const plain = normOf((gradient) => gradient);
  const found = plain === Infinity ? normOf((gradient) => tf.mul(gradient, SMALL)) / SMALL : plain;
  if (!(found > norm) || !Number.isFinite(found)) return gradients;
  return Object.fromEntries(
    Object.entries(gradients).map(([name, gradient]) => {
      const scaled = tf.mul(gradient, norm / found);
      gradient.dispose();
      return [name, scaled];
    }),
  );
}
