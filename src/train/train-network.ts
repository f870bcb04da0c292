import type { Context } from "../context.js";
import type { Engine } from "../engine/engine.js";
import type { Optimiser } from "../engine/optimiser.js";
import { OmixelError, throwIfAborted } from "../errors.js";
import type { Network } from "../models/network.js";
import { batchMaker } from "./augment.js";
import { batchesPerEpoch, epochBatches } from "./batches.js";
import { BestEpoch } from "./best-epoch.js";
import type { EpochRecord } from "./history.js";
import { lossOf } from "./loss.js";
import { predictNetwork } from "./predict.js";
import { recalibrate } from "./recalibrate.js";
import { learningRateAt } from "./schedule.js";
import type { TrainOptions } from "./train-options.js";
import { TrainingProgress } from "./training-progress.js";
import type { TrainingSet } from "./training-set.js";
import { countHits, gradientsOf } from "./update.js";

/** Watched rows are looked at about so many times, spread over the training: each look costs a few updates' time. */
const LOOKS = 10;

/** What a training may use beside its data. */
export interface TrainContext extends Context {
  /** Rows that are only watched: nothing is learnt from them and nothing chosen by them. */
  readonly watched?: TrainingSet;
  /** Number of the network in an ensemble, for its progress events. */
  readonly member?: number;
  /** Networks in that ensemble. */
  readonly members?: number;
}

/**
 * Trains a network in place. Where `ctx.enough` ends it early, the network is given the weights of its epoch of lowest
 * training loss, so that nothing is chosen by rows that are only watched; without a whole epoch it keeps what it has.
 *
 * @returns a record an epoch
 * @throws EngineFailure when the loss is no longer a number; Aborted
 */
export async function trainNetwork(
  network: Network,
  set: TrainingSet,
  options: TrainOptions,
  ctx: TrainContext,
): Promise<EpochRecord[]> {
  const perEpoch = batchesPerEpoch(set.count, options.batchSize);
  const epochs = Math.max(options.epochs, Math.ceil(options.steps / perEpoch));
  const updates = epochs * perEpoch;
  ctx.enough?.begin(updates * (ctx.members ?? 1));
  const variables = [...network.parameters.values()];
  const optimiser = optimiserOf(options, variables, ctx.engine);
  const shared = {
    network,
    set,
    loss: lossOf(set, options, ctx.engine),
    options,
    engine: ctx.engine,
    random: ctx.random,
  };
  const order = ctx.random.fork("batches");
  const makeBatch = batchMaker(set, options, ctx.random.fork("noise"));
  const told = new TrainingProgress(ctx.progress, { ...memberOf(ctx), epochs, updates });
  const best = ctx.enough && new BestEpoch(network, ctx.engine);
  const history: EpochRecord[] = [];
  let [done, ended] = [0, false];
  try {
    for (let epoch = 1; epoch <= epochs && !ended; epoch++) {
      let [loss, hits, seen] = [0, 0, 0];
      for (const rows of epochBatches(set.count, options.batchSize, order)) {
        throwIfAborted(ctx.signal);
        const step = gradientsOf(rows, makeBatch(rows), shared);
        optimiser.step(step.gradients, learningRateAt(done, updates, options, perEpoch));
        loss += step.loss * rows.length;
        hits += step.hits;
        seen += rows.length;
        told.update(++done, step.loss, rows.length, step.hits, done % perEpoch === 0);
        ctx.enough?.count();
        await new Promise(setImmediate); // lets a stop arrive
        ended = done < updates && ctx.enough?.ends() === true;
        if (ended) break;
      }
      if (done < epoch * perEpoch && history.length > 0) break; // what the begun epoch changed is given up
      if (!Number.isFinite(loss)) throw diverged(epoch, options);
      best?.take(epoch, loss / seen);
      const look = epoch === epochs || (ctx.watched !== undefined && epoch % Math.ceil(epochs / LOOKS) === 0);
      const watched = look && !ended ? await settle(network, set, options, ctx) : {};
      const record = { epoch, loss: loss / seen, accuracy: hits / seen, ...watched };
      history.push(record);
      told.epoch(record);
    }
  } finally {
    optimiser.dispose();
  }
  if (!ended) return history;
  best!.restore();
  const watched = await settle(network, set, options, ctx);
  ctx.progress({ kind: "stopped", fold: 0, ...memberOf(ctx), epoch: best!.epoch, update: done, updates });
  return history.map((record) => (record.epoch === best!.epoch ? { ...record, ...watched } : record));
}

/** Gives the network as it is the statistics that belong to it, and looks at the watched rows. */
async function settle(network: Network, set: TrainingSet, { batchSize }: TrainOptions, ctx: TrainContext) {
  recalibrate(network, set, batchSize, ctx.engine);
  return ctx.watched?.count ? watch(network, ctx.watched, ctx) : {};
}

function memberOf({ member, members }: TrainContext) {
  return member === undefined || members === undefined ? {} : { member, members };
}

async function watch(network: Network, set: TrainingSet, { engine, signal }: TrainContext) {
  const probabilities = await predictNetwork(network, set, engine, signal);
  const rows = Int32Array.from({ length: set.count }, (_, row) => row);
  let loss = 0;
  for (const row of rows) loss -= Math.log(Math.max(1e-12, probabilities[row * set.classes + set.labels[row]!]!));
  return { validationLoss: loss / set.count, validationAccuracy: countHits(probabilities, rows, set) / set.count };
}

function optimiserOf(
  { optimiser, weightDecay }: TrainOptions,
  variables: Parameters<Engine["optimisers"]["adam"]>[0],
  { optimisers }: Engine,
): Optimiser {
  if (optimiser === "sgd") return optimisers.sgd(variables, { momentum: 0.9, weightDecay });
  return optimisers.adam(variables, optimiser === "adamw" ? { weightDecay } : {});
}

function diverged(epoch: number, { learningRate }: TrainOptions): OmixelError {
  return new OmixelError(
    "EngineFailure",
    `The training loss is no longer a number in epoch ${epoch}.`,
    `Lower the learning rate (now ${learningRate}).`,
    { step: "classify" },
  );
}
