import type { Engine, Tensor2D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import type { Random } from "../random.js";
import type { Attention } from "./gated-attention.js";
import { Layers } from "./layers.js";

/** Products of the branches' class probabilities that are still few enough to learn from. */
const MOST = 4096;

/**
 * View correlation: the products of all branches' class probabilities, one for each combination of classes, through two linear
 * layers with a leaky ReLU between them; the branches' logits are added, so that each is taught directly. A branch that was
 * not measured says every class alike.
 *
 * @see Wang et al. 2021, MOGONET (view correlation discovery network)
 * @throws InvalidOption where there are more than 4,096 combinations
 */
export function viewCorrelation(branches: number, classes: number, engine: Engine, random: Random): Attention {
  const { tf } = engine;
  const size = classes ** branches;
  requireOption(
    size <= MOST,
    "intermediate",
    `join "correlation" of ${branches} assays and ${classes} classes has ${size} combinations.`,
    'Use "gated" or "concatenate", or fuse fewer assays.',
  );
  const layers = new Layers(engine, random);
  const inner = layers.linear("correlation.fc1", size, size);
  const outer = layers.linear("correlation.fc2", size, classes);
  return {
    parameters: layers.parameters,
    buffers: layers.buffers,
    join(answers, bits) {
      const rows = answers[0]!.shape[0];
      const column = (b: number) =>
        tf.tensor2d(
          Float32Array.from({ length: rows }, (_, row) => (bits[row * branches + b]! > 0 ? 1 : 0)),
          [rows, 1],
        );
      const heard = answers.map((said, b) => tf.mul<Tensor2D>(said, column(b)));
      // Times the number of classes: the products' mean is 1 however many branches there are.
      const views = heard.map((said) => tf.mul<Tensor2D>(tf.softmax(said), classes));
      const products = views.reduce((all, view) => {
        const pairs = tf.mul(tf.expandDims(all, 2), tf.expandDims(view, 1));
        return tf.reshape(pairs, [rows, all.shape[1] * classes]);
      });
      const joined = outer(tf.leakyRelu(inner(products), 0.25));
      return heard.reduce((sum, said) => tf.add(sum, said), joined);
    },
    dispose: () => layers.dispose(),
  };
}
