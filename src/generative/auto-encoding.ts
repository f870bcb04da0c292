import { type Context, warn } from "../context.js";
import type { Assay } from "../data/assay.js";
import { type Dense, dense, denseBeside, rowOf } from "../data/dense.js";
import { toDense } from "../data/matrix.js";
import { tableOf } from "../data/table.js";
import type { Engine, Tensor, Tensor2D } from "../engine/engine.js";
import type { RealMatrix } from "../engine/linalg.js";
import { OmixelError } from "../errors.js";
import { Layers } from "../models/layers.js";
import { exportWeights, type Weights } from "../models/weights.js";
import type { StepInput } from "../prepare/assay-step.js";
import { requireOption } from "../registry.js";
import { applyEncoderInput, type EncoderInput, type EncoderRows, fitEncoderInput } from "./auto-encoder-input.js";
import type { AutoEncodingOptions } from "./auto-encoding-options.js";
import { descend } from "./descend.js";
import { divergence, gaussianLoss, logFactorials, negativeBinomialLoss, poissonLoss } from "./likelihoods.js";
import { logSizesByMoments, WIDEST } from "./log-sizes.js";
import { perceptron, perceptronAnswer } from "./perceptron.js";

/** What makes an autoencoder variational. */
export interface Variational {
  /** Weight of the divergence. */
  readonly beta: number;
  /** Share of the updates in which that weight rises from 0. */
  readonly warmup: number;
}

/** A trained encoder and decoder; plain data. */
export interface AutoEncodingLearnt {
  readonly input: EncoderInput;
  readonly latent: number;
  readonly weights: Weights;
  /** Mean loss of each epoch: of counts, the negative logarithm of their probability. */
  readonly history: Float64Array;
  /** Mean reconstruction error of the training samples. */
  readonly error: number;
  /** Mean divergence of each latent value; empty where the network is not variational. */
  readonly divergences: Float64Array;
}

/** Below this divergence, in nats, a latent value says nothing of a sample (Burda et al. 2016 count by its variance). */
const SILENT = 0.01;

/** How much faster ln θ learns than weights: at their rate 300 updates move it by 0.15, whatever the counts' scatter. */
const PACE = 20;

/**
 * Learns an encoder and a decoder from training rows.
 *
 * @throws MissingValues; UnsuitableData where there are fewer features than latent values or none varies; TooFewSamples;
 *   EngineFailure where the loss is no longer a number; Aborted
 */
export async function fitAutoEncoding(
  step: string,
  train: StepInput,
  options: AutoEncodingOptions,
  variational: Variational | undefined,
  ctx: Context,
): Promise<AutoEncodingLearnt> {
  const { latent, hidden } = options;
  if (train.samples.length < 2)
    throw new OmixelError("TooFewSamples", "There is one training sample, but at least 2 are needed.", "Add samples.", {
      step,
    });
  if (latent > train.features.length)
    throw new OmixelError(
      "UnsuitableData",
      `${train.features.length} features are to become ${latent} latent values.`,
      `Use { latent: ${Math.max(1, train.features.length >> 1)} }, or fewer.`,
      { step },
    );
  const input = fitEncoderInput(step, train, options.likelihood);
  const rows = applyEncoderInput(step, train, input);
  const features = rows.x.columns;
  const { engine } = ctx;
  const layers = new Layers(engine, ctx.random.fork("weights"));
  const encode = perceptron("encoder", [features, ...hidden, variational ? 2 * latent : latent], layers, engine);
  const decode = perceptron("decoder", [latent, ...[...hidden].reverse(), features], layers, engine);
  const sizes =
    input.likelihood === "negativeBinomial" ? logSizesByMoments(rows.target, rows.totals, input.logShares) : undefined;
  const logSize = sizes && engine.tf.tidy(() => engine.tf.variable(engine.tf.zeros([features])));
  const noise = ctx.random.fork("noise");
  const masking = ctx.random.fork("masks");
  const mask = options.masked > 0 ? () => (masking.next() < options.masked ? 0 : 1 / (1 - options.masked)) : undefined;
  const factorials = input.likelihood === "gaussian" ? undefined : logFactorials(rows.target);
  const reconstruction = (decoded: Tensor2D, chosen: Int32Array) => {
    const learnt = sizes && logSize && engine.tf.add(engine.tf.tensor1d(sizes), engine.tf.mul(PACE, logSize));
    const lost = reconstructionLoss(decoded, rows, chosen, input, learnt, engine);
    return factorials
      ? engine.tf.add(lost, engine.tf.tensor1d(Float32Array.from(chosen, (row) => factorials[row]!)))
      : lost;
  };
  const loss = (chosen: Int32Array, share: number) => {
    const { tf } = engine;
    const code = encode(tensorOf(rows.x, chosen, engine, mask));
    if (!variational) return tf.mean(reconstruction(decode(code), chosen));
    const [mean, logVariance] = tf.split(code, 2, 1) as [Tensor2D, Tensor2D];
    const normals = tf.tensor2d(
      Float32Array.from({ length: mean.size }, () => noise.normal()),
      mean.shape,
    );
    const sampled: Tensor2D = tf.add(mean, tf.mul(tf.exp(tf.mul(0.5, logVariance)), normals));
    const weight = variational.beta * (variational.warmup > 0 ? Math.min(1, share / variational.warmup) : 1);
    return tf.mean(
      tf.add(reconstruction(decode(sampled), chosen), tf.mul(weight, tf.sum(divergence(mean, logVariance, engine), 1))),
    );
  };
  const variables = [...layers.parameters.values(), ...(logSize ? [logSize] : [])];
  try {
    const history = await descend(step, variables, rows.x.rows, loss, options, ctx);
    const weights = exportWeights(layers);
    const code = perceptronAnswer("encoder", doubles(rows.x), weights, engine.linalg);
    const divergences = variational ? meanDivergences(code, latent) : new Float64Array();
    const learnt = { input, latent, weights, history, divergences, error: 0 };
    const errors = reconstructionErrors(rows, learnt, ctx);
    const error = errors.reduce((sum, value) => sum + value, 0) / errors.length;
    tellWeaknesses(step, { ...learnt, error }, ctx);
    return { ...learnt, error };
  } finally {
    layers.dispose();
    logSize?.dispose();
  }
}

/**
 * The assay with latent values LATENT1, LATENT2, … in place of the features, or behind them.
 *
 * @throws InvalidOption where features of these names are kept: names are what features are known by
 */
export function latentAssay(
  step: string,
  data: StepInput,
  learnt: AutoEncodingLearnt,
  keep: boolean,
  ctx: Context,
): Assay {
  const { x } = applyEncoderInput(step, data, learnt.input);
  const latent = latentValues(x, learnt, ctx);
  const names = Array.from({ length: latent.columns }, (_, k) => `LATENT${k + 1}`);
  if (!keep) return { ...data.assay, values: latent, features: tableOf({ feature: names }) };
  const taken = names.find((name) => data.features.includes(name));
  requireOption(taken === undefined, step, `The table has a feature "${taken}" already.`, "Use { keep: false }.");
  const values = denseBeside([toDense(data.assay.values), latent]);
  return { ...data.assay, values, features: tableOf({ feature: [...data.features, ...names] }) };
}

/** How far each sample is from its reconstruction: mean squared error of the z-scores, or mean deviance of the counts. */
export function latentErrors(step: string, data: StepInput, learnt: AutoEncodingLearnt, ctx: Context): Float64Array {
  return reconstructionErrors(applyEncoderInput(step, data, learnt.input), learnt, ctx);
}

function latentValues(x: Dense, { weights, latent }: AutoEncodingLearnt, ctx: Context): Dense {
  const code = perceptronAnswer("encoder", doubles(x), weights, ctx.engine.linalg);
  const out = dense(x.rows, latent);
  for (let i = 0; i < x.rows; i++)
    for (let k = 0; k < latent; k++) out.values[i * latent + k] = code.values[i * code.columns + k]!;
  return out;
}

function reconstructionLoss(
  decoded: Tensor2D,
  { target, totals }: EncoderRows,
  chosen: Int32Array,
  { likelihood, logShares }: EncoderInput,
  logSize: Tensor | undefined,
  engine: Engine,
): Tensor {
  const { tf } = engine;
  const x = tensorOf(target, chosen, engine);
  if (likelihood === "gaussian") return gaussianLoss(x, decoded, engine);
  const total = tf.tensor2d(
    Float32Array.from(chosen, (row) => totals[row]!),
    [chosen.length, 1],
  );
  const shares = tf.softmax(tf.add<Tensor2D>(decoded, tf.tensor1d(logShares)));
  const rate: Tensor2D = tf.mul(shares, total);
  if (!logSize) return poissonLoss(x, rate, engine);
  return negativeBinomialLoss(x, rate, tf.clipByValue(logSize, -WIDEST, WIDEST), engine);
}

function reconstructionErrors(rows: EncoderRows, learnt: AutoEncodingLearnt, ctx: Context): Float64Array {
  const { linalg } = ctx.engine;
  const { logShares, likelihood } = learnt.input;
  const decoded = perceptronAnswer("decoder", doubles(latentValues(rows.x, learnt, ctx)), learnt.weights, linalg);
  return Float64Array.from({ length: rows.x.rows }, (_, i) => {
    const given = rowOf(rows.target, i);
    const made = decoded.values.subarray(i * decoded.columns, (i + 1) * decoded.columns);
    if (likelihood === "gaussian")
      return given.reduce((sum, value, j) => sum + (value - made[j]!) ** 2, 0) / given.length;
    const scores = Float64Array.from(made, (value, j) => value + logShares[j]!);
    const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity); // of wild samples too large a power
    const logSum = highest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - highest), 0));
    const logTotal = Math.log(rows.totals[i]!);
    return given.reduce((sum, value, j) => sum + deviance(value, logTotal + scores[j]! - logSum), 0) / given.length;
  });
}

/** Of a Poisson distribution. */
function deviance(count: number, logRate: number): number {
  return 2 * ((count > 0 ? count * (Math.log(count) - logRate) : 0) - (count - Math.exp(logRate)));
}

function meanDivergences(code: RealMatrix, latent: number): Float64Array {
  const means = new Float64Array(latent);
  for (let i = 0; i < code.rows; i++)
    for (let k = 0; k < latent; k++) {
      const mean = code.values[i * code.columns + k]!;
      const logVariance = code.values[i * code.columns + latent + k]!;
      means[k]! += (mean * mean + Math.exp(logVariance) - logVariance - 1) / 2 / code.rows;
    }
  return means;
}

function tellWeaknesses(step: string, { divergences, input, error }: AutoEncodingLearnt, ctx: Context): void {
  const silent = divergences.filter((nats) => nats < SILENT).length;
  if (silent > 0)
    warn(ctx, step, `${silent} of ${divergences.length} latent values say nothing of the samples: a smaller "latent", a smaller "beta" or more "steps" may serve better.`); // prettier-ignore
  if (input.likelihood === "gaussian" && error > 0.95)
    warn(ctx, step, `the reconstruction explains ${Math.max(0, Math.round(100 * (1 - error)))} % of the training samples' variance: more "steps" may help.`); // prettier-ignore
}

function tensorOf(matrix: Dense, rows: Int32Array, { tf }: Engine, factor?: () => number): Tensor2D {
  const values = new Float32Array(rows.length * matrix.columns);
  rows.forEach((row, i) => values.set(rowOf(matrix, row), i * matrix.columns));
  if (factor) for (let at = 0; at < values.length; at++) values[at]! *= factor();
  return tf.tensor2d(values, [rows.length, matrix.columns]);
}

function doubles({ rows, columns, values }: Dense): RealMatrix {
  return { rows, columns, values: Float64Array.from(values) };
}
