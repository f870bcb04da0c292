import { Push } from "zeromq";
import type { Frames } from "../protocol/message.js";
import type { SharedFlags } from "./shared-flags.js";

/** Where the main thread hands over output for the broadcast socket. */
export const outputAddress = "inproc://omixel-kernel-output";

const endOfOutput = "end";

/** Is this the last that the main thread hands over? */
export function isEndOfOutput(frames: readonly Uint8Array[]): boolean {
  return frames.length === 1 && Buffer.from(frames[0]!).toString("latin1") === endOfOutput;
}

/** The sending half of the hand-over to the control thread. */
export interface HandOver {
  readonly writable: boolean;
  send(frames: Frames): Promise<void>;
  close(): void;
}

/** Output that nobody has read yet, above which the kernel first waits and then lets go of output. */
const QUEUE_BYTES = 32 * 1024 * 1024;
/** How long a cell is held up, at most, by a front end that does not read. */
const PATIENCE_MS = 2000;

/**
 * What the kernel tells every front end. Messages leave at once, also from synchronous code, because another thread
 * passes them on. A front end that does not read holds the cell up for a while; then its output is dropped and
 * counted, so that memory stays bounded.
 */
export class Broadcast {
  readonly #socket: HandOver;
  readonly #flags: SharedFlags;
  readonly #queue: Frames[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #stalled = false;
  #dropped = 0;

  constructor(socket: HandOver, flags: SharedFlags) {
    this.#socket = socket;
    this.#flags = flags;
  }

  /** Connects to the control thread. */
  static connect(where: string, flags: SharedFlags): Broadcast {
    const socket = new Push({ sendHighWaterMark: 1000, sendTimeout: 0, linger: 1000 });
    socket.connect(where);
    return new Broadcast(socket, flags);
  }

  /** @param droppable output, which may be lost when nobody reads; states and errors are kept */
  send(frames: Frames, droppable = false): void {
    this.#drain();
    if (this.#queue.length === 0 && this.#hand(frames)) return;
    if (this.#bytes > QUEUE_BYTES && droppable && !this.#makeRoom()) {
      this.#dropped++;
      return;
    }
    this.#queue.push(frames);
    this.#bytes += size(frames);
    this.#timer ??= setTimeout(() => this.#later(), 5);
  }

  /** Messages dropped since the last call. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  /** Hands over what is queued, for so long at most. */
  flush(milliseconds: number): void {
    const end = performance.now() + milliseconds;
    while (!this.#drain() && performance.now() < end) this.#flags.pause(1);
  }

  /** Says that nothing more comes. */
  close(): void {
    clearTimeout(this.#timer);
    this.#hand([Buffer.from(endOfOutput)]);
    this.#socket.close();
  }

  #makeRoom(): boolean {
    if (this.#stalled) return false;
    const end = performance.now() + PATIENCE_MS;
    while (this.#bytes > QUEUE_BYTES / 2 && performance.now() < end && !this.#flags.interrupted) {
      this.#flags.pause(1);
      this.#drain();
    }
    this.#stalled = this.#bytes > QUEUE_BYTES;
    return !this.#stalled;
  }

  #later(): void {
    this.#timer = undefined;
    if (!this.#drain()) this.#timer = setTimeout(() => this.#later(), 5);
  }

  /** @returns whether the queue is empty */
  #drain(): boolean {
    let sent = 0;
    while (sent < this.#queue.length && this.#hand(this.#queue[sent]!)) this.#bytes -= size(this.#queue[sent++]!);
    if (sent > 0) {
      this.#queue.splice(0, sent);
      this.#stalled = false;
    }
    return this.#queue.length === 0;
  }

  #hand(frames: Frames): boolean {
    if (!this.#socket.writable) return false;
    try {
      this.#socket.send(frames).catch(() => undefined);
      return true;
    } catch {
      return false;
    }
  }
}

function size(frames: Frames): number {
  return frames.reduce((sum, frame) => sum + frame.length, 0);
}
