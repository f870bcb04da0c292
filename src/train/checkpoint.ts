import type { Checkpoints } from "../context.js";
import { packTraining, type TrainingState, unpackTraining } from "./training-state.js";

/** Training time that may be lost, in seconds, before anything is written. */
const WORTH = 0.5;

/** Writing takes at most this share of the time. */
const SHARE = 0.05;

/**
 * Keeps one training on disk as it goes: at the end of every epoch, but for epochs so short that writing would take more
 * than a twentieth of the time.
 */
export class Checkpoint {
  readonly #store: Checkpoints;
  readonly #of: string;
  readonly #clock: () => number;
  #last: number;
  #cost = 0;
  #epoch = 0;

  /** @param of fingerprint of the training @param clock milliseconds from any start */
  constructor(store: Checkpoints, of: string, clock = () => performance.now()) {
    [this.#store, this.#of, this.#clock, this.#last] = [store, of, clock, clock()];
  }

  /** Where an earlier run left this training. */
  load(): TrainingState | undefined {
    const bytes = this.#store.get(this.#name);
    const state = bytes && unpackTraining(bytes, this.#of);
    this.#epoch = state?.epoch ?? 0;
    return state;
  }

  /** Writes what `state` gives, if it is time to. Weights that are no numbers are never written over good ones. */
  async keep(state: () => TrainingState): Promise<void> {
    const begun = this.#clock();
    if (begun - this.#last < Math.max(1000 * WORTH, this.#cost / SHARE)) return;
    const now = state();
    if (!isSound(now)) return;
    if (await this.#store.put(this.#name, packTraining(now, this.#of))) this.#epoch = now.epoch;
    this.#last = this.#clock();
    this.#cost = this.#last - begun;
  }

  /** The last epoch that was kept, and where; undefined while none was. */
  get last(): { readonly epoch: number; readonly file: string } | undefined {
    return this.#epoch > 0 ? { epoch: this.#epoch, file: this.#store.fileOf(this.#name) } : undefined;
  }

  get #name(): string {
    return this.#of.slice(0, 16);
  }
}

function isSound({ weights }: TrainingState): boolean {
  return Object.values(weights).every(({ values }) => {
    let sum = 0;
    for (const value of values) sum += 0 * value;
    return sum === 0;
  });
}
