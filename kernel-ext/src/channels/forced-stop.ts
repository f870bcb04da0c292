import type { Frames, Json, Message } from "../protocol/message.js";
import type { Wire } from "../protocol/wire.js";

/** A second interrupt ends the process only if the first had this long. */
const FORCE_AFTER_MS = 1000;

const reasons = {
  interrupt:
    "The kernel was ended: the cell did not react to the first interrupt (it is inside native code or a library's " +
    "loop), and a second one came. The variables are gone.",
  shutdown: "The kernel was shut down while this cell was running.",
};

/** Knows which cell is running, by what passes on the broadcast socket, and what to tell it before the process ends. */
export class ForcedStop {
  readonly #wire: Wire;
  #begun = Number.POSITIVE_INFINITY;
  #running: Frames | undefined;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Remembers the cell that runs; called with everything that is broadcast. */
  watch(frames: Frames): void {
    const topic = Buffer.from(frames[0]!).toString("latin1");
    if (topic.endsWith(".execute_input")) this.#running = frames;
    else if (topic.endsWith(".status") && this.#running && this.#isIdleOf(frames)) this.#running = undefined;
  }

  /** An interrupt came that the main thread has to take. */
  begin(): void {
    this.#begun = performance.now();
  }

  /** Does a cell run that had its time since the interrupt before this one? */
  isDue(): boolean {
    return this.#running !== undefined && performance.now() - this.#begun > FORCE_AFTER_MS;
  }

  /** Messages for the cell that was running; none if no cell was. */
  words(reason: keyof typeof reasons): Frames[] {
    if (!this.#running) return [];
    const parent = { header: this.#parse(this.#running).parent } as unknown as Message;
    const evalue = reasons[reason];
    const error = { ename: "KernelEnded", evalue, traceback: [`KernelEnded: ${evalue}`] };
    return [this.#message("error", error, parent), this.#message("status", { execution_state: "idle" }, parent)];
  }

  #message(type: string, content: Json, parent: Message): Frames {
    return this.#wire.frames({ type, content, parent, ids: [Buffer.from(`kernel.${this.#wire.session}.${type}`)] });
  }

  #isIdleOf(frames: Frames): boolean {
    const { parent, content } = this.#parse(frames);
    return content["execution_state"] === "idle" && parent.msg_id === this.#parse(this.#running!).parent.msg_id;
  }

  #parse(frames: Frames): Message {
    return this.#wire.parse(frames);
  }
}
