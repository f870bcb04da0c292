import type { Broadcast } from "../channels/broadcast.js";
import { currentCause, outputParent } from "../context.js";
import type { Message } from "../protocol/message.js";
import type { Wire } from "../protocol/wire.js";

/** Extras of a published message. */
export interface PublishOptions {
  /** The message that caused this one; left out, it is that of the running code; null = none. */
  readonly parent?: Message | null | undefined;
  readonly metadata?: unknown;
  readonly buffers?: readonly Uint8Array[] | undefined;
}

/** Output, which may be let go when no front end reads. */
const droppable = new Set(["stream", "display_data", "update_display_data", "comm_msg"]);

/** Messages that belong under the cell whose code made them. */
const shownInCells = new Set(["display_data", "update_display_data", "clear_output", "error"]);

/** Sends messages to every front end, each with the message that caused it. */
export class Publisher {
  /** Called before any message that is not printed text, so that the order of output is kept. */
  beforeMessage: () => void = () => undefined;
  readonly #wire: Wire;
  readonly #broadcast: Broadcast;

  constructor(wire: Wire, broadcast: Broadcast) {
    this.#wire = wire;
    this.#broadcast = broadcast;
  }

  publish(type: string, content: unknown, options: PublishOptions = {}): void {
    if (type !== "stream") this.beforeMessage();
    const { metadata, buffers } = options;
    const cause = () => (shownInCells.has(type) ? outputParent() : currentCause()?.message);
    const parent = options.parent === undefined ? cause() : options.parent;
    const ids = [Buffer.from(`kernel.${this.#wire.session}.${type}`)];
    const frames = this.#wire.frames({ type, content, parent: parent ?? undefined, metadata, buffers, ids });
    this.#broadcast.send(frames, droppable.has(type));
    if (type === "status") this.#reportDropped(parent ?? undefined);
  }

  #reportDropped(parent: Message | undefined): void {
    const dropped = this.#broadcast.takeDropped();
    if (dropped === 0) return;
    const text = `[${dropped} messages of output were dropped, because the front end did not read them]\n`;
    this.publish("stream", { name: "stderr", text }, { parent });
  }
}
