import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Dealer, Subscriber } from "zeromq";
import type { Frames, Json, Message } from "../../kernel-ext/src/protocol/message.js";
import { Wire } from "../../kernel-ext/src/protocol/wire.js";

const entry = fileURLToPath(new URL("../../kernel-ext/dist/main.js", import.meta.url));

export interface Answer {
  readonly reply: Json | undefined;
  /** Messages on the broadcast socket that belong to the request, in order. */
  readonly output: readonly Message[];
  readonly milliseconds: number;
}

interface Pending {
  readonly output: Message[];
  reply?: Json;
  idle: boolean;
  wantsReply: boolean;
  settle: () => void;
  giveUp: () => void;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** The built kernel in a process of its own, and a Jupyter client that talks with it. */
export class KernelClient {
  readonly folder = mkdtempSync(join(tmpdir(), "kernel-"));
  readonly process: ChildProcess;
  readonly connection: Readonly<Record<string, string | number>>;
  readonly connectionFile: string;
  /** Everything on the broadcast socket. */
  readonly output: Message[] = [];
  /** What the process wrote to its own terminal. */
  terminal = "";
  /** Answers to input(). */
  answer = "";
  /** What input() asked. */
  readonly asked: Json[] = [];
  readonly wire: Wire;
  readonly #shell = new Dealer({ linger: 0, sendHighWaterMark: 0 });
  readonly #control = new Dealer({ linger: 0 });
  readonly #stdin = new Dealer({ linger: 0 });
  readonly #broadcast = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });
  readonly #pending = new Map<string, Pending>();
  readonly #queues = new Map<Dealer, Promise<unknown>>();

  private constructor(ports: readonly number[], cwd?: string, env: NodeJS.ProcessEnv = {}) {
    const names = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"];
    const key = randomUUID();
    this.connection = {
      transport: "tcp",
      ip: "127.0.0.1",
      key,
      signature_scheme: "hmac-sha256",
      ...Object.fromEntries(names.map((name, index) => [name, ports[index]!])),
    };
    this.wire = new Wire(key);
    this.connectionFile = join(this.folder, "connection.json");
    writeFileSync(this.connectionFile, JSON.stringify(this.connection), { mode: 0o600 });
    this.process = spawn(process.execPath, [entry, this.connectionFile], {
      cwd: cwd ?? this.folder,
      env: { ...process.env, OMIXEL_KERNEL_HISTORY: join(this.folder, "history.jsonl"), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.process.stdout!, this.process.stderr!])
      stream.on("data", (data: Buffer) => (this.terminal += data.toString()));
    const [shell, broadcast, stdin, control] = ports.map((port) => `tcp://127.0.0.1:${port}`) as [
      string,
      string,
      string,
      string,
    ];
    for (const socket of [this.#shell, this.#control, this.#stdin]) socket.routingId = this.wire.session;
    this.#shell.connect(shell);
    this.#control.connect(control);
    this.#stdin.connect(stdin);
    this.#broadcast.connect(broadcast);
    this.#broadcast.subscribe("");
    void this.#read(this.#shell, (message) => this.#replied(message));
    void this.#read(this.#control, (message) => this.#replied(message));
    void this.#read(this.#stdin, (message) => this.#asked(message));
    void this.#read(this.#broadcast, (message) => this.#heard(message));
  }

  /** Starts a kernel and waits for nothing. */
  static async connect(options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<KernelClient> {
    return new KernelClient(await freePorts(5), options.cwd, options.env);
  }

  /** Starts a kernel and waits until it answers and its output is heard. */
  static async start(options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<KernelClient> {
    const client = await KernelClient.connect(options);
    for (let i = 0; i < 100 && client.output.length === 0; i++)
      await client.request("kernel_info_request", {}, { timeout: 500 }).catch(() => undefined);
    if (client.output.length === 0) throw new Error(`The kernel did not start: ${client.terminal}`);
    return client;
  }

  execute(code: string, content: Json = {}, timeout = 20_000): Promise<Answer> {
    const all = {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: true,
      stop_on_error: true,
    };
    return this.request("execute_request", { ...all, ...content }, { timeout });
  }

  /**
   * Resolves with reply and output when both the reply and the idle status are there. `idle: false` waits for the reply
   * alone: what a kernel says before the subscription to its broadcasts has arrived is lost.
   */
  request(
    type: string,
    content: Json,
    options: {
      channel?: "shell" | "control";
      buffers?: Uint8Array[];
      reply?: boolean;
      idle?: boolean;
      timeout?: number;
    } = {},
  ): Promise<Answer> {
    const frames = this.wire.frames({ type, content, ...(options.buffers && { buffers: options.buffers }) });
    const { header } = this.wire.parse(frames);
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`No answer to ${type} ${JSON.stringify(content).slice(0, 200)}\n${this.terminal}`)),
        options.timeout ?? 20_000,
      );
      const pending: Pending = {
        output: [],
        idle: options.idle === false,
        wantsReply: options.reply ?? true,
        giveUp: () => undefined,
        settle: () => {
          clearTimeout(timer);
          this.#pending.delete(header.msg_id);
          resolve({ reply: pending.reply, output: pending.output, milliseconds: performance.now() - begun });
        },
      };
      pending.giveUp = () => {
        clearTimeout(timer);
        reject(new Error("The kernel was stopped."));
      };
      this.#pending.set(header.msg_id, pending);
      void this.send(frames, options.channel);
    });
  }

  /** Sends frames as they are. */
  send(frames: Frames, channel: "shell" | "control" | "stdin" = "shell"): Promise<unknown> {
    const socket = { shell: this.#shell, control: this.#control, stdin: this.#stdin }[channel];
    const queue = (this.#queues.get(socket) ?? Promise.resolve()).then(() => socket.send(frames));
    this.#queues.set(socket, queue);
    return queue;
  }

  async interrupt(): Promise<number> {
    return (await this.request("interrupt_request", {}, { channel: "control" })).milliseconds;
  }

  /** @returns exit code and signal */
  async stop(): Promise<readonly [number | null, NodeJS.Signals | null]> {
    const ended = this.ended();
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const asked = this.request("shutdown_request", { restart: false }, { channel: "control", timeout: 3000 });
      await Promise.race([asked.catch(() => undefined), ended]);
      const timer = setTimeout(() => this.process.kill("SIGKILL"), 3000);
      await ended;
      clearTimeout(timer);
    }
    for (const pending of this.#pending.values()) pending.giveUp();
    for (const socket of [this.#shell, this.#control, this.#stdin, this.#broadcast]) socket.close();
    rmSync(this.folder, { recursive: true, force: true });
    return ended;
  }

  async ended(): Promise<readonly [number | null, NodeJS.Signals | null]> {
    const { process: child } = this;
    if (child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once("exit", resolve));
    return [child.exitCode, child.signalCode];
  }

  async #read(socket: Dealer | Subscriber, take: (message: Message) => void): Promise<void> {
    try {
      for await (const frames of socket) take(this.wire.parse(frames));
    } catch (error) {
      if (!socket.closed) throw error;
    }
  }

  #heard(message: Message): void {
    this.output.push(message);
    const pending = this.#pending.get(message.parent.msg_id ?? "");
    pending?.output.push(message);
    if (pending && message.header.msg_type === "status" && message.content["execution_state"] === "idle")
      pending.idle = true;
    this.#settle(pending);
  }

  #replied(message: Message): void {
    const pending = this.#pending.get(message.parent.msg_id ?? "");
    if (pending) pending.reply = message.content;
    this.#settle(pending);
  }

  #settle(pending: Pending | undefined): void {
    if (pending?.idle && (pending.reply || !pending.wantsReply)) pending.settle();
  }

  #asked(message: Message): void {
    this.asked.push(message.content);
    const content = { status: "ok", value: this.answer };
    void this.send(this.wire.frames({ type: "input_reply", content, parent: message }), "stdin");
  }
}

/** What was printed. */
export function printed({ output }: Answer, name: "stdout" | "stderr" = "stdout"): string {
  return output
    .filter(({ header, content }) => header.msg_type === "stream" && content["name"] === name)
    .map(({ content }) => String(content["text"]))
    .join("");
}

/** The data of the result by MIME type. */
export function resultOf({ output }: Answer): Record<string, unknown> | undefined {
  return output.find(({ header }) => header.msg_type === "execute_result")?.content["data"] as
    Record<string, unknown> | undefined;
}

/** The result as text. */
export function textOf(answer: Answer): unknown {
  return resultOf(answer)?.["text/plain"];
}

/** Types of the messages, in order. */
export function typesOf({ output }: Answer): string[] {
  return output.map(({ header }) => header.msg_type);
}
