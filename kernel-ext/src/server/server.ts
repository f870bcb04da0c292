import { Router } from "zeromq";
import { Broadcast, outputAddress } from "../channels/broadcast.js";
import { ControlLink, portTaken } from "../channels/control-link.js";
import { Outbox } from "../channels/outbox.js";
import type { Interrupts } from "../interrupts.js";
import { log, logOnce } from "../log.js";
import { Publisher } from "../output/publisher.js";
import { Streams } from "../output/streams.js";
import { address, type Connection } from "../protocol/connection-file.js";
import type { Frames, Message } from "../protocol/message.js";
import { Wire } from "../protocol/wire.js";

export type Channel = "shell" | "control" | "stdin";

/** The five sockets: what comes in is verified and handed on, what goes out is signed and queued. */
export class Server {
  readonly publisher: Publisher;
  readonly streams: Streams;
  /** Called with each message whose signature is right. */
  onMessage: (channel: Channel, message: Message) => void = () => undefined;
  readonly #wire: Wire;
  readonly #connection: Connection;
  readonly #broadcast: Broadcast;
  readonly #control: ControlLink;
  readonly #shell = new Router({ sendHighWaterMark: 0, linger: 1000 });
  readonly #stdin = new Router({ sendHighWaterMark: 0, linger: 0 });
  readonly #replies = new Outbox(this.#shell);
  readonly #questions = new Outbox(this.#stdin);
  #received = 0;
  #closed = false;

  private constructor(connection: Connection, wire: Wire, control: ControlLink, broadcast: Broadcast) {
    this.#connection = connection;
    this.#wire = wire;
    this.#control = control;
    this.#broadcast = broadcast;
    this.publisher = new Publisher(wire, broadcast);
    this.streams = new Streams(this.publisher);
    control.onControl = (frames) => this.#take("control", frames);
  }

  /** @throws PortTaken */
  static async start(connection: Connection, interrupts: Interrupts): Promise<Server> {
    const wire = new Wire(connection.key);
    const control = await ControlLink.start(connection, wire.session, interrupts.flags);
    const server = new Server(connection, wire, control, Broadcast.connect(outputAddress, interrupts.flags));
    try {
      await server.#bind("shell_port", server.#shell);
      await server.#bind("stdin_port", server.#stdin);
    } catch (error) {
      server.close();
      throw error;
    }
    return server;
  }

  /** Begins to take messages. */
  listen(): void {
    this.publisher.publish("status", { execution_state: "starting" }, { parent: null });
    void this.#receive("shell", this.#shell);
    void this.#receive("stdin", this.#stdin);
  }

  reply(channel: Channel, message: Message, type: string, content: unknown): void {
    const frames = this.#wire.frames({ type, content, parent: message, ids: message.ids });
    if (channel === "control") this.#control.reply(frames);
    else (channel === "shell" ? this.#replies : this.#questions).push(frames);
  }

  /** Resolves when the messages that have already arrived were taken. */
  async settled(): Promise<void> {
    let before = this.#received;
    for (let still = 0, turns = 0; still < 3 && turns < 500; turns++) {
      await new Promise((resolve) => setImmediate(resolve));
      still = before === this.#received ? still + 1 : 0;
      before = this.#received;
    }
  }

  /** Resolves when the replies that were given so far are on their way. */
  async flushed(): Promise<void> {
    this.streams.flush();
    await Promise.all([this.#replies.flushed(), this.#questions.flushed()]);
  }

  /** Hands over what is left and closes every socket; works in an exit handler, since it never waits for the event loop. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.streams.flush();
    this.#broadcast.flush(500);
    this.#broadcast.close();
    this.#shell.close();
    this.#stdin.close();
    this.#control.close();
  }

  async #bind(port: "shell_port" | "stdin_port", socket: Router): Promise<void> {
    const where = address(this.#connection, port);
    await socket.bind(where).catch((error: unknown) => {
      throw portTaken(where, (error as Error).message);
    });
  }

  async #receive(channel: Channel, socket: Router): Promise<void> {
    try {
      for await (const frames of socket) this.#take(channel, frames);
    } catch (error) {
      if (!this.#closed) log(`The ${channel} socket failed: ${String(error)}`);
    }
  }

  #take(channel: Channel, frames: Frames): void {
    this.#received++;
    let message: Message;
    try {
      message = this.#wire.parse(frames);
    } catch (error) {
      logOnce(`${channel} ${(error as { tag?: string }).tag ?? ""}`, String(error));
      return;
    }
    this.onMessage(channel, message);
  }
}
