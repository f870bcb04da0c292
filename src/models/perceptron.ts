import type { Tensor2D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";

export interface PerceptronOptions {
  /** Values of each hidden layer, in order; none = a linear model. Default [32]. */
  readonly hidden: readonly number[];
  /** Share of each hidden layer's values dropped when training, 0 to below 1. Default 0.3. */
  readonly dropout: number;
}

/** Linear layers with ReLU between them, which know nothing of neighbours: for tables, as a branch of a network of several assays. */
export const perceptron: Model<PerceptronOptions> = {
  name: "perceptron",
  source: { paper: "Rumelhart et al. 1986; Srivastava et al. 2014", doi: "10.1038/323533a0" },
  defaults: Object.freeze({ hidden: Object.freeze([32]), dropout: 0.3 }),
  check({ hidden, dropout }) {
    const whole = hidden.every((count) => Number.isInteger(count) && count >= 1);
    requireOption(whole, "perceptron", `hidden is [${hidden.join(", ")}].`, "Give whole numbers of 1 or more.");
    requireOption(
      dropout >= 0 && dropout < 1,
      "perceptron",
      `dropout is ${dropout}.`,
      "Give a share from 0 to below 1.",
    );
  },
  build({ height, width, channels, classes }, { hidden, dropout }, engine, random) {
    const { ops, tf } = engine;
    requireImageSize("perceptron", { height, width }, 1);
    const layers = new Layers(engine, random);
    const values = height * width * channels;
    const steps = hidden.map((count, i) => layers.linear(`fc${i + 1}`, hidden[i - 1] ?? values, count));
    const last = layers.linear("fc", hidden.at(-1) ?? values, classes);
    return {
      parameters: layers.parameters,
      buffers: layers.buffers,
      forward(x, training, own) {
        return tf.tidy(() => {
          let y: Tensor2D = tf.reshape(x, [x.shape[0], values]);
          for (const step of steps) {
            y = ops.relu(step(y));
            if (training && own) y = layers.dropout(y, dropout, own);
          }
          return last(y);
        });
      },
      dispose: () => layers.dispose(),
    };
  },
};
