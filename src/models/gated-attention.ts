import type { Engine, Tensor2D } from "../engine/engine.js";
import type { Random } from "../random.js";
import { Layers } from "./layers.js";
import type { Network } from "./network.js";

/** Values that stand for a branch before the join. */
export const EMBEDDING = 32;

/** Values that its weight is made of. */
const HIDDEN = 16;

/** Added to the score of what is not there: its exponential is 0. */
const NEVER = -1e9;

/** What joins the branches of a network. */
export interface Attention extends Pick<Network, "parameters" | "buffers" | "dispose"> {
  /**
   * @param answers samples × EMBEDDING of each branch
   * @param bits samples × branches, row-major: 1 where a branch was measured, 0 where it was not
   * @returns class logits
   */
  join(answers: readonly Tensor2D[], bits: Float32Array): Tensor2D;
}

/**
 * Gated attention: the branches' embeddings are averaged by weights that the network makes of themselves, softmax over the
 * measured ones of w · (tanh(V h) ⊙ σ(U h)); a linear layer follows.
 *
 * @see Ilse et al. 2018, Attention-based deep multiple instance learning, equation 9
 */
export function gatedAttention(classes: number, engine: Engine, random: Random): Attention {
  const { tf } = engine;
  const layers = new Layers(engine, random);
  const content = layers.linear("attention.content", EMBEDDING, HIDDEN);
  const gate = layers.linear("attention.gate", EMBEDDING, HIDDEN);
  const score = layers.linear("attention.score", HIDDEN, 1);
  const head = layers.linear("fc", EMBEDDING, classes);
  return {
    parameters: layers.parameters,
    buffers: layers.buffers,
    join(answers, bits) {
      const rows = answers[0]!.shape[0];
      const scores = answers.map((h) => score(tf.mul(tf.tanh(content(h)), tf.sigmoid(gate(h)))));
      const known = bits.map((bit) => (bit > 0 ? 0 : NEVER));
      const shares = tf.softmax(tf.add(tf.concat(scores, 1), tf.tensor2d(known, [rows, answers.length])));
      const weighted = answers.map((h, b) => tf.mul<Tensor2D>(h, tf.slice(shares, [0, b], [rows, 1])));
      return head(weighted.reduce((sum, h) => tf.add(sum, h)));
    },
    dispose: () => layers.dispose(),
  };
}
