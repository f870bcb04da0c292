import { currentCause } from "../context.js";
import { KernelError } from "../errors.js";
import type { Interrupts } from "../interrupts.js";
import type { Message } from "../protocol/message.js";

/** Sends an input_request to the front end behind a message. */
export type AskFrontEnd = (parent: Message, content: { prompt: string; password: boolean }) => void;

/** Questions to the person at the front end that are not answered yet. */
export class Input {
  readonly #ask: AskFrontEnd;
  readonly #interrupts: Interrupts;
  readonly #waiting = new Map<string, (value: string) => void>();

  constructor(ask: AskFrontEnd, interrupts: Interrupts) {
    this.#ask = ask;
    this.#interrupts = interrupts;
  }

  /** @throws NoInput if the front end has nobody to ask (a notebook that is executed as a whole) */
  async ask(prompt = "", { password = false } = {}): Promise<string> {
    const parent = currentCause()?.message;
    if (!parent || parent.content["allow_stdin"] !== true)
      throw new KernelError(
        "NoInput",
        "input() needs a person: this notebook runs without one. Set the value in the cell.",
      );
    const answer = new Promise<string>((resolve) => this.#waiting.set(asker(parent), resolve));
    this.#ask(parent, { prompt, password });
    try {
      return await this.#interrupts.race(answer);
    } finally {
      this.#waiting.delete(asker(parent));
    }
  }

  answer(message: Message): void {
    if (message.header.msg_type !== "input_reply") return;
    this.#waiting.get(asker(message))?.(String(message.content["value"] ?? ""));
  }
}

function asker({ ids }: Message): string {
  return ids.map((id) => Buffer.from(id).toString("hex")).join();
}
