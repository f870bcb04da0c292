import { outputParent } from "../context.js";
import type { Message } from "../protocol/message.js";
import type { Publisher } from "./publisher.js";

type StreamName = "stdout" | "stderr";

interface Chunk {
  readonly name: StreamName;
  readonly parent: Message | undefined;
  readonly text: string[];
}

/** Printed text is sent at most this often … */
const EVERY_MS = 50;
/** … or when this many characters have come together. */
const AT_MOST_CHARACTERS = 64 * 1024;

/** Collects printed text and sends few, larger messages: a Jupyter server drops what comes too often. */
export class Streams {
  readonly #publisher: Publisher;
  readonly #chunks: Chunk[] = [];
  #timer: NodeJS.Timeout | undefined;
  #characters = 0;
  #sentAt = 0;

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
    publisher.beforeMessage = () => this.flush();
  }

  write(name: StreamName, text: string): void {
    if (text === "") return;
    const parent = outputParent();
    const last = this.#chunks.at(-1);
    if (last?.parent === parent && last?.name === name) last.text.push(text);
    else this.#chunks.push({ name, parent, text: [text] });
    this.#characters += text.length;
    // Also from within synchronous code, where no timer fires.
    if (this.#characters > AT_MOST_CHARACTERS || performance.now() - this.#sentAt > EVERY_MS * 2) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), EVERY_MS).unref();
  }

  /** Sends what has come together. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#chunks.length === 0) return;
    this.#characters = 0;
    this.#sentAt = performance.now();
    for (const { name, parent, text } of this.#chunks.splice(0))
      this.#publisher.publish("stream", { name, text: text.join("") }, { parent: parent ?? null });
  }
}

/** Sends what is written to the process's standard streams to the front ends; returns what undoes it. */
export function captureStandardStreams(streams: Streams): () => void {
  const undo = (["stdout", "stderr"] as const).map((name) => {
    const stream = process[name];
    const original = stream.write.bind(stream);
    const decoder = new TextDecoder();
    stream.write = ((data: string | Uint8Array, encoding?: unknown, done?: () => void) => {
      streams.write(name, typeof data === "string" ? data : decoder.decode(data, { stream: true }));
      const callback = typeof encoding === "function" ? (encoding as () => void) : done;
      if (callback) process.nextTick(callback);
      return true;
    }) as typeof stream.write;
    return () => {
      stream.write = original;
    };
  });
  return () => {
    for (const step of undo) step();
  };
}
