import { randomUUID } from "node:crypto";
import { logOnce } from "../log.js";
import type { Publisher } from "../output/publisher.js";
import type { Message } from "../protocol/message.js";

/** What a comm message carries besides its data. */
export interface CommExtras {
  readonly metadata?: unknown;
  readonly buffers?: readonly Uint8Array[];
}

/** What arrives on a comm. */
export interface CommMessage {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly buffers: readonly Uint8Array[];
}

type Handler = (message: CommMessage) => unknown;

/** One line to an object in the front end, open until one side closes it. */
export class Comm {
  readonly id: string;
  readonly target: string;
  /** Called with each message; a promise is waited for before the next status. */
  onMessage: Handler = () => undefined;
  /** Called when the front end closes the comm. */
  onClose: Handler = () => undefined;
  readonly #comms: Comms;

  constructor(comms: Comms, id: string, target: string) {
    this.#comms = comms;
    this.id = id;
    this.target = target;
  }

  get closed(): boolean {
    return !this.#comms.has(this);
  }

  /** Sends data; nothing happens once the comm is closed. */
  send(data: unknown, extras: CommExtras = {}): void {
    if (!this.closed) this.#comms.publish("comm_msg", { comm_id: this.id, data }, extras);
  }

  close(data: unknown = {}): void {
    if (this.closed) return;
    this.#comms.forget(this);
    this.#comms.publish("comm_close", { comm_id: this.id, data }, {});
  }
}

/** All open comms, and who answers for those that the front end opens. */
export class Comms {
  readonly #publisher: Publisher;
  readonly #open = new Map<string, Comm>();
  readonly #targets = new Map<string, (comm: Comm, message: CommMessage) => unknown>();

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  /** Opens a comm to a target of the front end. */
  open(target: string, data: unknown = {}, extras: CommExtras = {}, id = randomUUID().replaceAll("-", "")): Comm {
    const comm = new Comm(this, id, target);
    this.#open.set(id, comm);
    this.publish("comm_open", { comm_id: id, target_name: target, data }, extras);
    return comm;
  }

  /** Answers for comms of this target that the front end opens; returns what undoes it. */
  registerTarget(target: string, handler: (comm: Comm, message: CommMessage) => unknown): () => void {
    this.#targets.set(target, handler);
    return () => {
      if (this.#targets.get(target) === handler) this.#targets.delete(target);
    };
  }

  /** The open comms, as comm_info_reply lists them. */
  info(target?: string): Record<string, { target_name: string }> {
    const comms = [...this.#open.values()].filter((comm) => !target || comm.target === target);
    return Object.fromEntries(comms.map(({ id, target: target_name }) => [id, { target_name }]));
  }

  has(comm: Comm): boolean {
    return this.#open.get(comm.id) === comm;
  }

  forget(comm: Comm): void {
    this.#open.delete(comm.id);
  }

  publish(type: string, content: unknown, { metadata, buffers }: CommExtras): void {
    this.#publisher.publish(type, content, { metadata, buffers });
  }

  /** Handles comm_open, comm_msg and comm_close of the front end. */
  async handle(message: Message): Promise<void> {
    const { content, metadata, buffers, header } = message;
    const id = String(content["comm_id"]);
    const data = (content["data"] ?? {}) as CommMessage["data"];
    if (header.msg_type === "comm_open")
      return this.#opened(id, String(content["target_name"]), { data, metadata, buffers });
    const comm = this.#open.get(id);
    if (!comm) return logOnce("unknown comm", `A message came for a comm that is not open: ${id.slice(0, 80)}`);
    if (header.msg_type === "comm_msg") {
      await comm.onMessage({ data, metadata, buffers });
      return;
    }
    this.forget(comm);
    await comm.onClose({ data, metadata, buffers });
  }

  async #opened(id: string, target: string, message: CommMessage): Promise<void> {
    const handler = this.#targets.get(target);
    if (!handler) return this.publish("comm_close", { comm_id: id, data: {} }, {});
    const comm = new Comm(this, id, target);
    this.#open.set(id, comm);
    try {
      await handler(comm, message);
    } catch (error) {
      comm.close();
      throw error;
    }
  }
}
