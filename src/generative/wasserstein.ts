import { setImmediate } from "node:timers/promises";
import type { Context } from "../context.js";
import { type Dense, dense, rowOf } from "../data/dense.js";
import type { Engine, Tensor, Tensor2D } from "../engine/engine.js";
import type { Linalg } from "../engine/linalg.js";
import { throwIfAborted } from "../errors.js";
import { Layers } from "../models/layers.js";
import { exportWeights, type Weights } from "../models/weights.js";
import type { Random } from "../random.js";
import { descendOnce, diverged } from "./descend.js";
import { perceptron, perceptronAnswer } from "./perceptron.js";

/** How a generator and its critic are made and trained. */
export interface WassersteinOptions {
  /** Random numbers that a synthetic sample starts from, 1 or more. Default 16. */
  readonly noise: number;
  /** Values of each hidden layer of the generator, and of the critic. Default [64]. */
  readonly hidden: readonly number[];
  /** Updates of the generator, 1 or more. Default 500. */
  readonly steps: number;
  /** Updates of the critic before each of these, 1 or more. Default 3. */
  readonly criticSteps: number;
  /** Samples in an update, 2 or more; every class as often as any other. Default 32. */
  readonly batchSize: number;
  /** Learning rate (Adam) of both, above 0; it falls to 0 along a line. Default 3e-3. */
  readonly learningRate: number;
  /** Weight of the gradient penalty, above 0. Default 10. */
  readonly penalty: number;
}

export const wassersteinDefaults: Readonly<WassersteinOptions> = Object.freeze({
  noise: 16,
  hidden: Object.freeze([64]),
  steps: 500,
  criticSteps: 3,
  batchSize: 32,
  learningRate: 3e-3,
  penalty: 10,
});

/** Rows with known classes, each feature of about unit variance. */
export interface ClassedRows {
  readonly x: Dense;
  readonly labels: Int32Array;
  readonly classes: number;
}

/** A trained generator; plain data. */
export interface Generator {
  readonly weights: Weights;
  /** Mean row of each class, classes × features: what is generated is the difference from it. */
  readonly centres: Float32Array;
}

/** Gulrajani et al. 2017, algorithm 1. */
const adam = { beta1: 0, beta2: 0.9 } as const;
const told = 50;

/** What tells synthetic rows from real ones: a value a row, from rows and their classes. */
type Critic = (x: Tensor2D, conditions: Tensor2D) => Tensor2D;

/**
 * Trains a generator of rows of given classes against a critic (conditional Wasserstein GAN with gradient penalty). Each class
 * is shown as often as any other. Rows are learnt as differences from the mean of their class, which need not be found by play.
 *
 * @returns the generator and the critic's estimate of the distance, update by update
 * @throws EngineFailure where a loss is no longer a number; Aborted
 */
export async function trainGenerator(
  step: string,
  rows: ClassedRows,
  options: WassersteinOptions,
  ctx: Context,
): Promise<{ readonly generator: Generator; readonly history: Float64Array }> {
  const { engine } = ctx;
  const { tf } = engine;
  const { labels, classes } = rows;
  const centres = centresOf(rows);
  const x = shifted(rows.x, labels, centres, -1);
  const centred = { ...rows, x };
  const random = ctx.random.fork("batches");
  const [making, judging] = [new Layers(engine, ctx.random.fork("generator")), new Layers(engine, ctx.random.fork("critic"))]; // prettier-ignore
  const make = perceptron("generator", [options.noise + classes, ...options.hidden, x.columns], making, engine);
  const judge = perceptron("critic", [x.columns + classes, ...options.hidden, 1], judging, engine);
  const critic: Critic = (values, conditions) => judge(tf.concat([values, conditions], 1));
  const [makes, judges] = [[...making.parameters.values()], [...judging.parameters.values()]];
  const optimisers = { makes: engine.optimisers.adam(makes, adam), judges: engine.optimisers.adam(judges, adam) };
  const byClass = Array.from({ length: classes }, (_, c) => Int32Array.from(labels.keys()).filter((row) => labels[row] === c)).filter((own) => own.length > 0); // prettier-ignore
  const history = new Float64Array(options.steps);
  const { learningRate, steps } = options;
  const require = (value: number, done: number) => {
    if (!Number.isFinite(value)) throw diverged(step, done, steps, options);
    return value;
  };
  try {
    for (let done = 1; done <= steps; done++) {
      throwIfAborted(ctx.signal);
      const rate = learningRate * (1 - (done - 1) / steps);
      for (let k = 0; k < options.criticSteps; k++) {
        let distance = 0;
        const lost = tf.tidy(() => {
          const batch = chosenRows(centred, byClass, options.batchSize, random, engine);
          const made = make(seeds(batch.labels, classes, options.noise, random, engine));
          return descendOnce(judges, () => {
            const gap = tf.sub(tf.mean(critic(batch.x, batch.conditions)), tf.mean(critic(made, batch.conditions)));
            distance = gap.dataSync()[0]!;
            const between = mixed(batch.x, made, random, engine);
            return tf.sub(tf.mul(options.penalty, gradientPenalty(critic, between, batch.conditions, engine)), gap);
          }, optimisers.judges, rate, ctx); // prettier-ignore
        });
        require(lost, done);
        history[done - 1] = distance;
      }
      const lost = tf.tidy(() => {
        const batch = chosenRows(centred, byClass, options.batchSize, random, engine);
        const start = seeds(batch.labels, classes, options.noise, random, engine);
        return descendOnce(makes, () => tf.neg(tf.mean(critic(make(start), batch.conditions))), optimisers.makes, rate, ctx); // prettier-ignore
      });
      require(lost, done);
      if (done % Math.ceil(steps / told) === 0) ctx.progress({ kind: "step", step, done, of: steps });
      await setImmediate(); // lets a stop arrive
    }
    return { generator: { weights: exportWeights(making), centres }, history };
  } finally {
    for (const part of [making, judging, optimisers.makes, optimisers.judges]) part.dispose();
  }
}

/** Rows by a trained generator, one a label. @param labels class of each */
export function generateRows(
  { weights, centres }: Generator,
  labels: Int32Array,
  classes: number,
  noise: number,
  random: Random,
  linalg: Linalg,
): Dense {
  const columns = noise + classes;
  const values = new Float64Array(labels.length * columns);
  labels.forEach((label, i) => {
    for (let k = 0; k < noise; k++) values[i * columns + k] = random.normal();
    values[i * columns + noise + label] = 1;
  });
  const made = perceptronAnswer("generator", { rows: labels.length, columns, values }, weights, linalg);
  return shifted(dense(made.rows, made.columns, Float32Array.from(made.values)), labels, centres, 1);
}

function centresOf({ x, labels, classes }: ClassedRows): Float32Array {
  const centres = new Float32Array(classes * x.columns);
  const counts = new Int32Array(classes);
  for (const label of labels) counts[label]!++;
  labels.forEach((label, i) => rowOf(x, i).forEach((value, j) => (centres[label * x.columns + j]! += value / counts[label]!))); // prettier-ignore
  return centres;
}

function shifted(x: Dense, labels: Int32Array, centres: Float32Array, sign: 1 | -1): Dense {
  const { rows, columns, values } = x;
  const moved = values.map((value, at) => value + sign * centres[labels[Math.floor(at / columns)]! * columns + (at % columns)]!); // prettier-ignore
  return dense(rows, columns, moved);
}

/**
 * How far the critic is steeper than 1: mean of max(0, ‖∇ₓ critic‖ − 1)² over rows. Differentiable in the critic's weights.
 * One-sided: a critic that has to be steep even where real and synthetic rows agree drives the generator about for ever, on few
 * rows away from them.
 *
 * @see Gulrajani et al. 2017, equation 3 and section 4; Petzka et al. 2018 (one-sided)
 */
export function gradientPenalty(critic: Critic, x: Tensor2D, conditions: Tensor2D, { tf }: Engine): Tensor {
  const slopes = tf.grad((values: Tensor) => tf.sum(critic(values as Tensor2D, conditions)))(x);
  const length = tf.sqrt(tf.add(tf.sum(tf.square(slopes), 1), 1e-12));
  return tf.mean(tf.square(tf.relu(tf.sub(length, 1))));
}

/** Rows of a batch, every class as often as any other. */
function chosenRows(
  { x, classes, labels }: ClassedRows,
  byClass: readonly Int32Array[],
  count: number,
  random: Random,
  engine: Engine,
): { x: Tensor2D; conditions: Tensor2D; labels: Int32Array } {
  const values = new Float32Array(count * x.columns);
  const chosen = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const own = byClass[random.integer(byClass.length)]!;
    const row = own[random.integer(own.length)]!;
    values.set(rowOf(x, row), i * x.columns);
    chosen[i] = labels[row]!;
  }
  return { x: engine.tf.tensor2d(values, [count, x.columns]), conditions: oneHot(chosen, classes, engine), labels: chosen }; // prettier-ignore
}

function oneHot(labels: Int32Array, classes: number, { tf }: Engine): Tensor2D {
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => (values[i * classes + label] = 1));
  return tf.tensor2d(values, [labels.length, classes]);
}

function seeds(labels: Int32Array, classes: number, noise: number, random: Random, engine: Engine): Tensor2D {
  const { tf } = engine;
  const normals = Float32Array.from({ length: labels.length * noise }, () => random.normal());
  return tf.concat([tf.tensor2d(normals, [labels.length, noise]), oneHot(labels, classes, engine)], 1);
}

/** A place between each real row and a synthetic one. */
function mixed(real: Tensor2D, made: Tensor2D, random: Random, { tf }: Engine): Tensor2D {
  const share = tf.tensor2d(Float32Array.from({ length: real.shape[0] }, () => random.next()), [real.shape[0], 1]); // prettier-ignore
  return tf.add(tf.mul(share, real), tf.mul(tf.sub(1, share), made));
}
