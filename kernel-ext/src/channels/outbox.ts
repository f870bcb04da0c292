import type { Frames } from "../protocol/message.js";

/** The sending half of a socket. */
export interface Sender {
  readonly closed: boolean;
  send(frames: Frames): Promise<void>;
}

/** One awaited queue for a socket: only one send may be under way at a time. */
export class Outbox {
  readonly #socket: Sender;
  readonly #queue: Frames[] = [];
  #draining: Promise<void> | undefined;

  constructor(socket: Sender) {
    this.#socket = socket;
  }

  push(frames: Frames): void {
    this.#queue.push(frames);
    this.#draining ??= this.#drain();
  }

  /** Resolves when everything pushed so far was handed to the socket. */
  async flushed(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    for (let frames = this.#queue.shift(); frames && !this.#socket.closed; frames = this.#queue.shift()) {
      try {
        await this.#socket.send(frames);
      } catch (error) {
        // An unroutable reply (its asker is gone) or a closed socket: the messages behind it still go out.
        if ((error as NodeJS.ErrnoException).code === "EBUSY") this.#queue.unshift(frames);
      }
    }
    this.#draining = undefined;
  }
}
