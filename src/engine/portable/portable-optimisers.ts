import * as tf from "@tensorflow/tfjs";
import type { Optimiser, OptimiserFactory } from "../optimiser.js";
import { adamDefaults, decays, sgdDefaults, withGradients } from "../optimiser-variables.js";

/** Optimisers in plain tfjs. */
export const portableOptimisers: OptimiserFactory = {
  adam(variables, options): Optimiser {
    const { beta1, beta2, epsilon, weightDecay } = { ...adamDefaults, ...options };
    const entries = variables.map((variable) => ({ variable, first: zeros(variable), second: zeros(variable) }));
    let steps = 0;
    return {
      step(gradients, learningRate) {
        const pairs = withGradients(entries, gradients);
        steps++;
        const correction1 = 1 - beta1 ** steps;
        const correction2 = Math.sqrt(1 - beta2 ** steps);
        for (const { entry, gradient } of pairs)
          tf.tidy(() => {
            const { variable, first, second } = entry;
            if (weightDecay > 0 && decays(variable)) variable.assign(tf.mul(variable, 1 - learningRate * weightDecay));
            first.assign(tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1)));
            second.assign(tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
            const scale = tf.add(tf.div(tf.sqrt(second), correction2), epsilon);
            variable.assign(tf.sub(variable, tf.mul(tf.div(first, scale), learningRate / correction1)));
            gradient.dispose();
          });
      },
      save: () => ({ steps, moments: entries.flatMap(({ first, second }) => [valuesOf(first), valuesOf(second)]) }),
      restore(state) {
        steps = state.steps;
        for (const [e, { first, second }] of entries.entries()) {
          assign(first, state.moments[2 * e]!);
          assign(second, state.moments[2 * e + 1]!);
        }
      },
      dispose: () => tf.dispose(entries.flatMap(({ first, second }) => [first, second])),
    };
  },

  sgd(variables, options): Optimiser {
    const { momentum, weightDecay } = { ...sgdDefaults, ...options };
    const entries = variables.map((variable) => ({ variable, velocity: zeros(variable) }));
    return {
      step(gradients, learningRate) {
        for (const { entry, gradient } of withGradients(entries, gradients))
          tf.tidy(() => {
            const { variable, velocity } = entry;
            const slope = weightDecay > 0 ? tf.add(gradient, tf.mul(variable, weightDecay)) : gradient;
            velocity.assign(tf.add(tf.mul(velocity, momentum), slope));
            variable.assign(tf.sub(variable, tf.mul(velocity, learningRate)));
            gradient.dispose();
          });
      },
      save: () => ({ steps: 0, moments: entries.map(({ velocity }) => valuesOf(velocity)) }),
      restore({ moments }) {
        for (const [e, { velocity }] of entries.entries()) assign(velocity, moments[e]!);
      },
      dispose: () => tf.dispose(entries.map(({ velocity }) => velocity)),
    };
  },
};

function zeros(variable: tf.Variable): tf.Variable {
  return tf.tidy(() => tf.variable(tf.zerosLike(variable), false));
}

function valuesOf(variable: tf.Variable): Float32Array {
  return Float32Array.from(variable.dataSync());
}

function assign(variable: tf.Variable, values: Float32Array): void {
  tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
}
