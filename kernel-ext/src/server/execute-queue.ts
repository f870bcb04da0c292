import type { CellOutcome, Execution } from "../cells/execution.js";
import type { History } from "../cells/history.js";
import { runFor } from "../context.js";
import type { Publisher } from "../output/publisher.js";
import type { Message } from "../protocol/message.js";

interface ExecuteContent {
  readonly code: string;
  readonly silent: boolean;
  readonly store_history: boolean;
  readonly stop_on_error: boolean;
  readonly user_expressions: Readonly<Record<string, string>>;
}

export interface QueueParts {
  readonly execution: Execution;
  readonly publisher: Publisher;
  readonly history: History;
  reply(message: Message, type: string, content: unknown): void;
  /** Sends printed text and widget updates that are still held back. */
  flush(): void;
  /** Resolves when the messages that have already arrived were taken. */
  settled(): Promise<void>;
}

/** Cells run one after another, in the order in which they were sent. */
export class ExecuteQueue {
  readonly #parts: QueueParts;
  readonly #waiting: Message[] = [];
  #running = false;
  #count = 0;
  #pages: object[] = [];

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  push(message: Message): void {
    this.#waiting.push(message);
    if (!this.#running) void this.#run();
  }

  /** Text for the pager of the front end, sent with the reply of the running cell. */
  page(text: string): void {
    this.#pages.push({ source: "page", data: { "text/plain": text }, start: 0 });
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) await this.#cell(next);
    this.#running = false;
  }

  async #cell(message: Message): Promise<void> {
    const content = checked(message.content);
    const counted = !content.silent && content.store_history;
    if (counted) this.#count++;
    const count = this.#count;
    const { publisher, flush } = this.#parts;
    await runFor({ message, count }, async () => {
      publisher.publish("status", { execution_state: "busy" });
      if (!content.silent) publisher.publish("execute_input", { code: content.code, execution_count: count });
      this.#pages = [];
      const outcome = await this.#parts.execution.run(content.code, count);
      // Rejections that nobody handles are reported now, while the cell is still open.
      await new Promise((resolve) => setImmediate(resolve));
      if (outcome.status === "ok") await this.#succeeded(message, content, count, outcome);
      else await this.#failed(message, content, count, outcome);
      if (counted && content.code.trim() !== "") this.#remember(content.code, count, outcome);
      flush();
      publisher.publish("status", { execution_state: "idle" });
    });
  }

  async #succeeded(
    message: Message,
    content: ExecuteContent,
    count: number,
    { result }: CellOutcome & { status: "ok" },
  ) {
    if (result && !content.silent)
      this.#parts.publisher.publish("execute_result", { ...result, execution_count: count });
    const user_expressions: Record<string, object> = {};
    for (const [name, code] of Object.entries(content.user_expressions))
      user_expressions[name] = await this.#parts.execution.expression(String(code), count);
    const ok = { status: "ok", execution_count: count, payload: this.#pages, user_expressions };
    this.#parts.reply(message, "execute_reply", ok);
  }

  async #failed(
    message: Message,
    content: ExecuteContent,
    count: number,
    { error }: CellOutcome & { status: "error" },
  ) {
    if (!content.silent) this.#parts.publisher.publish("error", error);
    if (content.stop_on_error) await this.#abortWaiting();
    const failed = { status: "error", execution_count: count, ...error, payload: [], user_expressions: {} };
    this.#parts.reply(message, "execute_reply", failed);
  }

  /** Cells that were sent before the error was known are not run; those sent afterwards are. */
  async #abortWaiting(): Promise<void> {
    await this.#parts.settled();
    for (const parent of this.#waiting.splice(0)) {
      this.#parts.publisher.publish("status", { execution_state: "busy" }, { parent });
      // Without a number: front ends show one at cells that ran.
      this.#parts.reply(parent, "execute_reply", { status: "aborted" });
      this.#parts.publisher.publish("status", { execution_state: "idle" }, { parent });
    }
  }

  #remember(code: string, count: number, outcome: CellOutcome): void {
    const text = outcome.status === "ok" ? outcome.result?.data["text/plain"] : undefined;
    this.#parts.history.add(count, code, typeof text === "string" ? text : null);
  }
}

function checked(content: Message["content"]): ExecuteContent {
  const { code, silent, store_history, stop_on_error, user_expressions } = content;
  return {
    code: typeof code === "string" ? code : "",
    silent: silent === true,
    store_history: silent !== true && store_history !== false,
    stop_on_error: stop_on_error !== false,
    user_expressions: (typeof user_expressions === "object" && user_expressions) as Record<string, string>,
  };
}
