import type { Context } from "../context.js";
import { type Dense, dense, rowOf } from "../data/dense.js";
import type { Tensor, Tensor2D, Tensor4D } from "../engine/engine.js";
import { throwIfAborted } from "../errors.js";
import { Layers } from "../models/layers.js";
import type { Network } from "../models/network.js";
import { exportWeights, importWeights, type Weights } from "../models/weights.js";
import type { Random } from "../random.js";
import { requireOption } from "../registry.js";
import { predictNetwork } from "../train/predict.js";
import { trainNetwork } from "../train/train-network.js";
import { trainDefaults, type TrainOptions } from "../train/train-options.js";
import type { Baseline } from "./baseline.js";
import { columnMeans } from "./linear/centre.js";

export interface MlpOptions {
  /** Values of each hidden layer, in order. Default [100]. */
  readonly hidden: readonly number[];
  /** Passes over the training samples, 1 or more. Default 200. */
  readonly epochs: number;
  /** Samples in an update, 2 or more; at most all. Default 200. */
  readonly batchSize: number;
  /** Learning rate of Adam, above 0. Default 1e-3. */
  readonly learningRate: number;
  /** Weight decay, 0 or more. Default 1e-4. */
  readonly weightDecay: number;
}

/** What it learns; plain data. */
export interface MlpState {
  readonly weights: Weights;
  readonly mean: Float64Array;
  readonly classes: number;
}

const name = "mlp";
/** Samples whose gradient is taken at once. */
const ROWS = 256;

/** Nothing that makes samples harder, and one rate throughout. */
const plainTraining: TrainOptions = {
  ...trainDefaults,
  steps: 1,
  optimiser: "adamw",
  schedule: "constant",
  warmup: 0,
  labelSmoothing: 0,
  featureNoise: 0,
  featureDropout: 0,
};

/**
 * A perceptron with hidden layers of rectified values, trained as scikit-learn's: Adam at a constant rate on batches of 200.
 * It does not end early.
 *
 * A feature's score is the gradient of the target's logit less the mean of the others times the difference to the mean sample.
 */
export const mlp: Baseline<MlpOptions, MlpState> = {
  name,
  source: {
    paper: "Rumelhart, Hinton & Williams 1986; Kingma & Ba 2015",
    doi: "10.1038/323533a0",
    reference: "scikit-learn 1.9.1, neural_network.MLPClassifier",
  },
  defaults: Object.freeze({
    hidden: Object.freeze([100]),
    epochs: 200,
    batchSize: 200,
    learningRate: 1e-3,
    weightDecay: 1e-4,
  }),
  scales: true,
  check({ hidden, epochs, batchSize, learningRate, weightDecay }) {
    const require = (holds: boolean, option: string, value: unknown, remedy: string) =>
      requireOption(holds, name, `${option} is ${JSON.stringify(value)}.`, remedy);
    const whole = (value: number, least: number) => Number.isInteger(value) && value >= least;
    const sizes = Array.isArray(hidden) && hidden.every((size) => whole(size as number, 1));
    require(sizes, "hidden", hidden, "Give a list of whole numbers of 1 or more.");
    require(whole(epochs, 1), "epochs", epochs, "Give a whole number of 1 or more.");
    require(whole(batchSize, 2), "batchSize", batchSize, "Give a whole number of 2 or more.");
    require(learningRate > 0 && Number.isFinite(learningRate), "learningRate", learningRate, "Give a number above 0.");
    require(weightDecay >= 0 &&
      Number.isFinite(weightDecay), "weightDecay", weightDecay, "Give a number of 0 or more.");
  },
  async fit({ x, labels, classes }, { hidden, epochs, batchSize, learningRate, weightDecay }, ctx) {
    const mean = columnMeans(x);
    const network = perceptron(x.columns, hidden, classes, ctx, ctx.random.fork("weights"));
    const training: TrainOptions = { ...plainTraining, epochs, batchSize, learningRate, weightDecay };
    try {
      await trainNetwork(network, { ...asImages(x), labels, classes }, training, ctx);
      return { weights: exportWeights(network), mean, classes };
    } finally {
      network.dispose();
    }
  },
  async predict(x, state, { hidden }, ctx) {
    const network = restored(x.columns, hidden, state, ctx);
    try {
      return await predictNetwork(network, asImages(x), ctx.engine, ctx.signal);
    } finally {
      network.dispose();
    }
  },
  async attribute(x, state, targets, { hidden }, ctx) {
    const network = restored(x.columns, hidden, state, ctx);
    const out = dense(x.rows, x.columns);
    try {
      for (let from = 0; from < x.rows; from += ROWS) {
        throwIfAborted(ctx.signal);
        const to = Math.min(x.rows, from + ROWS);
        const own = x.values.subarray(from * x.columns, to * x.columns);
        const gradient = await gradients(network, own, x.columns, targets.subarray(from, to), state.classes, ctx);
        out.values.set(gradient, from * x.columns);
      }
    } finally {
      network.dispose();
    }
    for (let i = 0; i < x.rows; i++) {
      const [sample, scores] = [rowOf(x, i), rowOf(out, i)];
      for (let j = 0; j < x.columns; j++) scores[j]! *= sample[j]! - state.mean[j]!;
    }
    return out;
  },
};

/** A table as images of one row of pixels: what training and prediction take. */
function asImages({ rows, columns, values }: Dense) {
  return { images: values, count: rows, height: 1, width: columns, channels: 1 };
}

function perceptron(
  features: number,
  hidden: readonly number[],
  classes: number,
  { engine }: Context,
  random: Random,
): Network {
  const { tf, ops } = engine;
  const layers = new Layers(engine, random);
  const sizes = [features, ...hidden, classes];
  const linear = sizes.slice(1).map((size, l) => layers.linear(`layers.${l}`, sizes[l]!, size));
  return {
    parameters: layers.parameters,
    buffers: layers.buffers,
    forward: (x) =>
      tf.tidy(() => {
        let y: Tensor2D = tf.reshape(x, [x.shape[0], features]);
        for (const [l, layer] of linear.entries()) y = layer(l === 0 ? y : ops.relu(y));
        return y;
      }),
    dispose: () => layers.dispose(),
  };
}

function restored(features: number, hidden: readonly number[], { weights, classes }: MlpState, ctx: Context): Network {
  const network = perceptron(features, hidden, classes, ctx, ctx.random.fork("weights"));
  importWeights(network, weights, ctx.engine);
  return network;
}

/** Gradient of the target's logit less the mean of the others, samples × features. */
async function gradients(
  network: Network,
  values: Float32Array,
  features: number,
  targets: Int32Array,
  classes: number,
  { engine: { tf } }: Context,
): Promise<Float32Array> {
  const derivative = tf.tidy(() => {
    const shares = Float32Array.from({ length: targets.length * classes }, (_, at) =>
      at % classes === targets[Math.floor(at / classes)] ? 1 : -1 / (classes - 1),
    );
    const against = tf.tensor2d(shares, [targets.length, classes]);
    const x = tf.tensor4d(values, [targets.length, 1, features, 1]);
    return tf.grad((batch: Tensor) => tf.sum(tf.mul(network.forward(batch as Tensor4D, false), against)))(x);
  });
  try {
    return (await derivative.data()) as Float32Array;
  } finally {
    derivative.dispose();
  }
}
