import { setImmediate } from "node:timers/promises";
import type { Context } from "../context.js";
import type { Tensor, Variable } from "../engine/engine.js";
import { OmixelError, throwIfAborted } from "../errors.js";
import { batchesPerEpoch, epochBatches } from "../train/batches.js";
import { learningRateAt } from "../train/schedule.js";
import { trainDefaults } from "../train/train-options.js";

/** How long and how fast something that has no classes learns. */
export interface DescentOptions {
  /** Passes over the training samples, 1 or more; learning lasts until both `epochs` and `steps` are reached. */
  readonly epochs: number;
  /** Updates, 1 or more. */
  readonly steps: number;
  /** Samples in an update, 2 or more; of fewer training samples all. */
  readonly batchSize: number;
  /** Largest learning rate (Adam), above 0; it falls to 0 along a cosine. */
  readonly learningRate: number;
}

/** The learning rate rises in the first twentieth of the updates. */
const schedule = { ...trainDefaults, schedule: "cosine", warmup: 0.05 } as const;

/** Progress is told so many times. */
const TOLD = 50;

/**
 * Changes variables in place until the loss of batches of rows is small.
 *
 * @param step name of the method, for progress and errors
 * @param loss mean of a batch, a scalar; `share` of the updates that are done, 0 … 1
 * @returns mean loss of each epoch
 * @throws EngineFailure when the loss is no longer a number; Aborted
 */
export async function descend(
  step: string,
  variables: readonly Variable[],
  count: number,
  loss: (rows: Int32Array, share: number) => Tensor,
  options: DescentOptions,
  ctx: Context,
): Promise<Float64Array> {
  const perEpoch = batchesPerEpoch(count, options.batchSize);
  const epochs = Math.max(options.epochs, Math.ceil(options.steps / perEpoch));
  const updates = epochs * perEpoch;
  const optimiser = ctx.engine.optimisers.adam(variables);
  const order = ctx.random.fork("batches");
  const history = new Float64Array(epochs);
  let done = 0;
  try {
    for (let epoch = 0; epoch < epochs; epoch++)
      for (const rows of epochBatches(count, options.batchSize, order)) {
        throwIfAborted(ctx.signal);
        const rate = learningRateAt(done, updates, { ...schedule, learningRate: options.learningRate });
        const value = descendOnce(variables, () => loss(rows, done / updates), optimiser, rate, ctx);
        done++;
        if (!Number.isFinite(value)) throw diverged(step, done, updates, options);
        history[epoch]! += value / perEpoch;
        if (done % Math.ceil(updates / TOLD) === 0) ctx.progress({ kind: "step", step, done, of: updates });
        await setImmediate(); // lets a stop arrive
      }
  } finally {
    optimiser.dispose();
  }
  return history;
}

/** One update. @returns the loss before it */
export function descendOnce(
  variables: readonly Variable[],
  loss: () => Tensor,
  optimiser: ReturnType<Context["engine"]["optimisers"]["adam"]>,
  rate: number,
  { engine: { tf } }: Pick<Context, "engine">,
): number {
  const { value, grads } = tf.tidy(() => tf.variableGrads(() => loss().asScalar(), [...variables]));
  const number = value.dataSync()[0]!;
  value.dispose();
  optimiser.step(grads, rate);
  return number;
}

/** The loss is no number any more. */
export function diverged(
  step: string,
  update: number,
  updates: number,
  { learningRate }: Pick<DescentOptions, "learningRate">,
): OmixelError {
  return new OmixelError(
    "EngineFailure",
    `The loss is no longer a number in update ${update} of ${updates}.`,
    `Lower the learning rate (now ${learningRate}), or look for extreme values in the table.`,
    { step },
  );
}
