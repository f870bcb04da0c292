import type { Engine, Variable } from "../engine/engine.js";
import type { Network } from "../models/network.js";

/** The epoch of lowest loss, and a copy of all values that the network had at its end; plain data. */
export interface BestWeights {
  readonly epoch: number;
  readonly loss: number;
  readonly copies: readonly Float32Array[];
}

/** Keeps a copy of the weights that a network had at the end of its epoch of lowest loss. */
export class BestEpoch {
  readonly #variables: readonly Variable[];
  readonly #engine: Engine;
  #copies: Float32Array[] = [];
  #loss = Infinity;
  /** Number of that epoch; 0 while none has ended. */
  epoch = 0;

  constructor({ parameters, buffers }: Pick<Network, "parameters" | "buffers">, engine: Engine) {
    this.#variables = [...parameters.values(), ...buffers.values()];
    this.#engine = engine;
  }

  /** An epoch has ended; of equal losses the earlier epoch counts, and one that is no number never does. */
  take(epoch: number, loss: number): void {
    if (!(loss < this.#loss)) return;
    [this.epoch, this.#loss] = [epoch, loss];
    for (const [v, variable] of this.#variables.entries()) {
      const values = variable.dataSync() as Float32Array;
      (this.#copies[v] ??= new Float32Array(values.length)).set(values);
    }
  }

  /** What it keeps, not copied; undefined while no epoch has ended. */
  save(): BestWeights | undefined {
    return this.epoch > 0 ? { epoch: this.epoch, loss: this.#loss, copies: this.#copies } : undefined;
  }

  load({ epoch, loss, copies }: BestWeights): void {
    [this.epoch, this.#loss, this.#copies] = [epoch, loss, [...copies]];
  }

  /** Gives the network these weights back. */
  restore(): void {
    const { tf } = this.#engine;
    for (const [v, variable] of this.#variables.entries())
      tf.tidy(() => variable.assign(tf.tensor(this.#copies[v]!, variable.shape)));
  }
}
