import type { Context } from "../context.js";
import { OmixelError, throwIfAborted } from "../errors.js";
import type { Network } from "../models/network.js";
import { exportWeights, importWeights } from "../models/weights.js";
import { allowedAugmentation } from "./allowed-augmentation.js";
import { batchMaker } from "./augment.js";
import { batchesPerEpoch, epochBatches } from "./batches.js";
import { BestEpoch } from "./best-epoch.js";
import { Checkpoint } from "./checkpoint.js";
import type { EpochRecord } from "./history.js";
import { judge } from "./judge.js";
import { lossOf } from "./loss.js";
import { isOutOfMemory, outOfMemory } from "./out-of-memory.js";
import { recalibrate } from "./recalibrate.js";
import { learningRateAt } from "./schedule.js";
import { StagedOptimiser } from "./staged-optimiser.js";
import type { TrainOptions } from "./train-options.js";
import { TrainingProgress } from "./training-progress.js";
import type { TrainingSet } from "./training-set.js";
import { fingerprint, type TrainingState } from "./training-state.js";
import { gradientsOf } from "./update.js";

/** Watched rows are looked at about so many times, spread over the training: each look costs a few updates' time. */
const LOOKS = 10;

/** What a training may use beside its data. */
export interface TrainContext extends Context {
  /** Rows that are only watched: nothing is learnt from them and nothing chosen by them. */
  readonly watched?: TrainingSet;
  /** Rows that choose the epoch whose weights are kept, and when to stop; the watched are not looked at then. */
  readonly validation?: TrainingSet;
  /** Number of the network in an ensemble, for its progress events. */
  readonly member?: number;
  /** Networks in that ensemble. */
  readonly members?: number;
}

/**
 * Trains a network in place. With validation rows it ends once they have not been told better for `patience` epochs, and
 * gets the weights of its best epoch on them. Where `ctx.enough` ends it early, it is given the weights of its epoch of
 * lowest training loss (with validation rows, of lowest loss on these), so that nothing is chosen by rows that are only
 * watched; without a whole epoch it keeps what it has. With `ctx.checkpoints`, one that was broken off goes on after the
 * last epoch that was kept, to the same numbers.
 *
 * @returns a record an epoch
 * @throws EngineFailure when the loss is no longer a number, or for want of memory; InvalidOption for what images do not
 * allow; Aborted
 */
export async function trainNetwork(
  network: Network,
  set: TrainingSet,
  options: TrainOptions,
  ctx: TrainContext,
): Promise<EpochRecord[]> {
  const training = new Training(network, set, options, ctx);
  try {
    return await training.run();
  } finally {
    training.dispose();
  }
}

class Training {
  readonly #network: Network;
  readonly #set: TrainingSet;
  readonly #options: TrainOptions;
  readonly #ctx: TrainContext;
  readonly #perEpoch: number;
  readonly #epochs: number;
  readonly #updates: number;
  readonly #optimiser: StagedOptimiser;
  readonly #best: BestEpoch | undefined;
  readonly #told: TrainingProgress;
  readonly #order;
  readonly #noise;
  readonly #makeBatch;
  readonly #shared;
  readonly #checkpoint: Checkpoint | undefined;
  #history: EpochRecord[] = [];
  #done = 0;

  constructor(network: Network, set: TrainingSet, options: TrainOptions, ctx: TrainContext) {
    [this.#network, this.#set, this.#options, this.#ctx] = [network, set, options, ctx];
    const { engine, random, validation, checkpoints } = ctx;
    this.#perEpoch = batchesPerEpoch(set.count, options.batchSize);
    this.#epochs = Math.max(options.epochs, Math.ceil(options.steps / this.#perEpoch));
    this.#updates = this.#epochs * this.#perEpoch;
    this.#order = random.fork("batches");
    this.#noise = random.fork("noise");
    this.#makeBatch = batchMaker(set, { ...options, ...allowedAugmentation(set, options, ctx) }, this.#noise);
    this.#shared = { network, set, loss: lossOf(set, options, engine), options, engine, random };
    this.#told = new TrainingProgress(ctx.progress, { ...this.#name, epochs: this.#epochs, updates: this.#updates });
    this.#best = ctx.enough || validation ? new BestEpoch(network, engine) : undefined;
    const of = () =>
      fingerprint([set, ...(validation ? [validation] : [])], options, random.name, exportWeights(network));
    this.#checkpoint = checkpoints && new Checkpoint(checkpoints, of());
    this.#optimiser = new StagedOptimiser(network, options, engine);
  }

  async run(): Promise<EpochRecord[]> {
    const { enough } = this.#ctx;
    enough?.begin(this.#updates * (this.#ctx.members ?? 1));
    const state = this.#checkpoint?.load();
    if (state) this.#restore(state);
    let ended = false;
    for (let epoch = this.#history.length + 1; epoch <= this.#epochs && !ended; epoch++) {
      this.#optimiser.begin(epoch);
      const { loss, accuracy, cut } = await this.#epoch(epoch);
      if (cut && this.#history.length > 0) {
        ended = true; // what the begun epoch changed is given up
        break;
      }
      ended = await this.#endEpoch(
        { epoch, loss, accuracy },
        cut || (this.#done < this.#updates && enough?.ends() === true),
      );
      if (!ended) await this.#checkpoint?.keep(() => this.#save());
    }
    await this.#finish(ended);
    return this.#history;
  }

  dispose(): void {
    this.#optimiser.dispose();
  }

  /** The updates of an epoch; `cut`: it is enough before its last. */
  async #epoch(epoch: number) {
    const { signal, enough } = this.#ctx;
    let [loss, hits, seen, cut] = [0, 0, 0, false];
    for (const rows of epochBatches(this.#set.count, this.#options.batchSize, this.#order)) {
      throwIfAborted(signal);
      const step = this.#look(rows);
      if (!Number.isFinite(step.loss)) {
        this.#ctx.engine.tf.dispose(Object.values(step.gradients));
        throw this.#diverged("training", epoch, this.#done + 1);
      }
      this.#optimiser.step(step.gradients, learningRateAt(this.#done, this.#updates, this.#options, this.#perEpoch));
      loss += step.loss * rows.length;
      hits += step.hits;
      seen += rows.length;
      const last = ++this.#done % this.#perEpoch === 0;
      this.#told.update(this.#done, step.loss, rows.length, step.hits, last);
      enough?.count();
      await new Promise(setImmediate); // lets a stop arrive
      cut = !last && enough?.ends() === true;
      if (cut) break;
    }
    return { loss: loss / seen, accuracy: hits / seen, cut };
  }

  #look(rows: Int32Array) {
    try {
      return gradientsOf(rows, this.#makeBatch(rows), this.#shared);
    } catch (error) {
      if (!isOutOfMemory(error)) throw error;
      throw outOfMemory(error, rows.length, (size) => {
        const fewer = rows.subarray(0, size);
        this.#ctx.engine.tf.dispose(Object.values(gradientsOf(fewer, this.#makeBatch(fewer), this.#shared).gradients));
      });
    }
  }

  /** Looks at the rows that are not learnt from, where it is time to. @returns whether the training ends here */
  async #endEpoch(record: EpochRecord, enough: boolean): Promise<boolean> {
    const { watched, validation } = this.#ctx;
    const { epoch } = record;
    const last = epoch === this.#epochs;
    const look = last || (watched !== undefined && epoch % Math.ceil(this.#epochs / LOOKS) === 0);
    const seen = validation || (look && !enough) ? await this.#settle() : {};
    const whole = { ...record, ...seen };
    if (Number.isNaN(whole.validationLoss)) throw this.#diverged("validation", epoch, this.#done);
    this.#best?.take(epoch, validation ? whole.validationLoss! : record.loss);
    this.#history.push(whole);
    this.#told.epoch(whole);
    const waited = validation !== undefined && epoch - this.#best!.epoch >= this.#options.patience;
    return enough || (waited && !last);
  }

  /** Gives the network as it is the statistics that belong to it, and looks at the rows that judge it. */
  async #settle(): Promise<Partial<EpochRecord>> {
    recalibrate(this.#network, this.#set, this.#options.batchSize, this.#ctx.engine);
    const rows = this.#ctx.validation ?? this.#ctx.watched;
    return rows?.count ? judge(this.#network, rows, this.#ctx) : {};
  }

  /** Gives the network its best weights, where something else than the last epoch may be the best. */
  async #finish(ended: boolean): Promise<void> {
    const { validation, progress } = this.#ctx;
    if (!ended && !validation) return;
    const best = this.#best!;
    best.restore();
    const seen = validation ? {} : await this.#settle();
    const last = this.#history.length;
    this.#history = this.#history.map((record) =>
      record.epoch === best.epoch
        ? { ...record, ...seen, ...(validation && best.epoch < last ? { chosen: true as const } : {}) }
        : record,
    );
    if (ended)
      progress({
        kind: "stopped",
        fold: 0,
        ...this.#name,
        epoch: best.epoch,
        update: this.#done,
        updates: this.#updates,
      });
  }

  #save(): TrainingState {
    return {
      epoch: this.#history.length,
      done: this.#done,
      history: this.#history,
      randoms: [this.#order, this.#noise, this.#ctx.random].map((random) => random.save()),
      weights: exportWeights(this.#network),
      optimisers: this.#optimiser.save(),
      best: this.#best?.save(),
    };
  }

  #restore({ epoch, done, history, randoms, weights, optimisers, best }: TrainingState): void {
    const { enough, engine, random, progress } = this.#ctx;
    importWeights(this.#network, weights, engine);
    this.#optimiser.restore(optimisers);
    for (const [r, own] of [this.#order, this.#noise, random].entries()) own.restore(randoms[r]!);
    if (best) this.#best?.load(best);
    else this.#best?.take(epoch, history.at(-1)!.loss); // nobody could end the training then
    this.#history = [...history];
    this.#done = done;
    for (let update = 0; update < done; update++) enough?.count();
    progress({ kind: "resumed", fold: 0, ...this.#name, epoch, epochs: this.#epochs });
    for (const record of history) this.#told.epoch(record);
  }

  #diverged(which: "training" | "validation", epoch: number, update: number): OmixelError {
    const { learningRate, clipNorm } = this.#options;
    const last = this.#checkpoint?.last;
    return new OmixelError(
      "EngineFailure",
      `The ${which} loss is no longer a number in update ${update} of ${this.#updates} (epoch ${epoch}).`,
      `Lower the learning rate (now ${learningRate})${clipNorm > 0 ? "" : ", or clip gradients (clipNorm: 1)"}.` +
        (last ? ` The weights of epoch ${last.epoch}, the last good checkpoint, are in ${last.file}.` : ""),
      { step: "classify" },
    );
  }

  get #name() {
    const { member, members } = this.#ctx;
    return member === undefined || members === undefined ? {} : { member, members };
  }
}
