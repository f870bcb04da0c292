import { SharedFlags } from "./channels/shared-flags.js";
import { KeyboardInterrupt } from "./errors.js";

/** Interrupts, as the main thread sees them. */
export class Interrupts {
  readonly flags: SharedFlags;
  readonly #listeners = new Set<() => void>();
  #controller = new AbortController();

  constructor(flags: SharedFlags = new SharedFlags()) {
    this.flags = flags;
  }

  /** Fires at the next interrupt. Work that a cell starts listens to it, so that it stops with the cell. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Called at each interrupt; returns what undoes it. */
  onInterrupt(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Throws if an interrupt has come, also in code that never yields. Long loops may call it. */
  readonly check = (): void => {
    if (this.flags.interrupted) throw new KeyboardInterrupt();
  };

  /** The interrupt reached the main thread: everything that waits for it is told. */
  raise(): void {
    this.flags.interrupted = false;
    const controller = this.#controller;
    this.#controller = new AbortController();
    controller.abort(new KeyboardInterrupt());
    for (const listener of [...this.#listeners]) listener();
  }

  /** The promise's result, unless an interrupt comes first. */
  async race<T>(promise: PromiseLike<T>): Promise<T> {
    let undo: () => void = () => undefined;
    const interrupted = new Promise<never>((_, reject) => {
      undo = this.onInterrupt(() => reject(new KeyboardInterrupt()));
    });
    try {
      return await Promise.race([promise, interrupted]);
    } finally {
      undo();
    }
  }
}
