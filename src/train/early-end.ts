import type { Enough } from "../context.js";
import { throwIfAborted } from "../errors.js";

/** Decides for the trainings of one job whether they end before their time, and knows how far they came. */
export class EarlyEnd implements Enough {
  readonly #signal: AbortSignal | undefined;
  readonly #most: number;
  #done = 0;
  #planned = 0;
  #ended = false;

  /** @param signal ends them when it fires @param most ends them after so many updates in all */
  constructor(signal?: AbortSignal, most = Infinity) {
    [this.#signal, this.#most] = [signal, most];
  }

  begin(planned: number): void {
    this.#planned = planned;
    if (this.#done === 0) throwIfAborted(this.#signal);
  }

  count(): void {
    this.#done++;
  }

  ends(): boolean {
    const ends = this.#signal?.aborted === true || this.#done >= this.#most;
    this.#ended ||= ends;
    return ends;
  }

  /** How far the trainings came; undefined where none was cut short or left out. */
  get stopped(): { readonly update: number; readonly updates: number } | undefined {
    return this.#ended ? { update: this.#done, updates: this.#planned } : undefined;
  }
}
