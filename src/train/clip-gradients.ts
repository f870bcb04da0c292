import type { Engine, Tensor } from "../engine/engine.js";

/**
 * Gradients scaled down together so that their norm over all variables is at most `norm`. Those that are scaled are
 * disposed; gradients that are no numbers stay as they are.
 */
export function clipGradients(
  gradients: Readonly<Record<string, Tensor>>,
  norm: number,
  { tf }: Pick<Engine, "tf">,
): Readonly<Record<string, Tensor>> {
  const squares = tf.tidy(() => {
    const each = Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)));
    return tf.addN(each).dataSync()[0]!;
  });
  const found = Math.sqrt(squares);
  if (!(found > norm) || !Number.isFinite(found)) return gradients;
  return Object.fromEntries(
    Object.entries(gradients).map(([name, gradient]) => {
      const scaled = tf.mul(gradient, norm / found);
      gradient.dispose();
      return [name, scaled];
    }),
  );
}
