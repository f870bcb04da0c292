import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as ZeroMq from "zeromq";
import type { Dealer, Subscriber } from "zeromq";
import { InstallError } from "./install-error.js";

const ip = "127.0.0.1";
const delimiter = "<IDS|MSG>";
const portNames = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"] as const;

/** A message as a front end sees it. */
export interface Received {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * A kernel in a process of its own, as a front end would start it. It signs and reads messages by itself rather than by
 * the kernel's own code, so that a fault there does not hide itself.
 */
export class KernelProcess {
  readonly #key = randomUUID();
  readonly #session = randomUUID();
  readonly #folder: string;
  readonly #process: ChildProcess;
  readonly #shell: Dealer;
  readonly #control: Dealer;
  readonly #iopub: Subscriber;
  #printed = "";
  #ended: string | undefined;

  private constructor(argv: readonly string[], zmq: typeof ZeroMq, ports: readonly number[]) {
    const named = Object.fromEntries(portNames.map((name, i) => [name, ports[i]!]));
    this.#folder = mkdtempSync(join(tmpdir(), "omixel-doctor-"));
    const file = join(this.#folder, "connection.json");
    const connection = { ...named, ip, transport: "tcp", key: this.#key, signature_scheme: "hmac-sha256" };
    writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });
    const [command, ...args] = argv.map((word) => word.replace("{connection_file}", file));
    this.#process = spawn(command!, args, { cwd: this.#folder, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#process.stdout!, this.#process.stderr!])
      stream.on("data", (chunk: Buffer) => (this.#printed = (this.#printed + chunk.toString()).slice(-2000)));
    this.#process.on("error", (error) => (this.#ended ??= error.message));
    this.#process.on("exit", (code, signal) => (this.#ended ??= `it ended with ${signal ?? `code ${code}`}`));
    const at = (name: (typeof portNames)[number]) => `tcp://${ip}:${named[name]!}`;
    this.#shell = new zmq.Dealer({ linger: 0 });
    this.#control = new zmq.Dealer({ linger: 0 });
    this.#iopub = new zmq.Subscriber({ linger: 0 });
    this.#iopub.subscribe();
    this.#shell.connect(at("shell_port"));
    this.#control.connect(at("control_port"));
    this.#iopub.connect(at("iopub_port"));
  }

  static async start(argv: readonly string[]): Promise<KernelProcess> {
    return new KernelProcess(argv, await import("zeromq"), await freePorts(portNames.length));
  }

  /** Sends a request on the shell channel. */
  async send(type: string, content: object): Promise<void> {
    await this.#shell.send(this.#frames(type, content));
  }

  /** The next reply on the shell channel, or undefined if none comes in time. */
  reply(withinMs: number): Promise<Received | undefined> {
    return this.#receive(this.#shell, withinMs);
  }

  /** The next message on the output channel, or undefined if none comes in time. */
  output(withinMs: number): Promise<Received | undefined> {
    return this.#receive(this.#iopub, withinMs);
  }

  /** Asks the kernel to leave, then makes it. */
  async stop(): Promise<void> {
    if (this.#ended === undefined) {
      const left = new Promise((resolve) => this.#process.once("exit", resolve));
      await this.#control.send(this.#frames("shutdown_request", { restart: false }));
      const timer = setTimeout(() => this.#process.kill("SIGKILL"), 2000);
      await left;
      clearTimeout(timer);
    }
    for (const socket of [this.#shell, this.#control, this.#iopub]) socket.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #receive(socket: Dealer | Subscriber, withinMs: number): Promise<Received | undefined> {
    const until = performance.now() + withinMs;
    while (performance.now() < until) {
      if (this.#ended !== undefined)
        throw new InstallError(
          `The kernel did not stay: ${this.#ended}.`,
          `It printed:\n${this.#printed.trim() || "(nothing)"}`,
        );
      socket.receiveTimeout = 100;
      const frames = await socket.receive().catch(() => undefined);
      if (frames) return this.#read(frames);
    }
    return undefined;
  }

  #frames(type: string, content: object): Buffer[] {
    const header = { msg_id: randomUUID(), session: this.#session, username: "doctor", msg_type: type, version: "5.3" };
    const dated = { ...header, date: new Date().toISOString() };
    const parts = [dated, {}, {}, content].map((part) => Buffer.from(JSON.stringify(part)));
    return [Buffer.from(delimiter), Buffer.from(this.#sign(parts)), ...parts];
  }

  #read(frames: readonly Buffer[]): Received {
    const start = frames.findIndex((frame) => frame.toString("latin1") === delimiter);
    const [signature, header, parent, metadata, content] = frames.slice(start + 1);
    if (signature?.toString() !== this.#sign([header!, parent!, metadata!, content!]))
      throw new InstallError("The kernel signs its messages wrongly.", "Install omixel-kernel anew: npm ci.");
    const parsed = (frame: Buffer) => JSON.parse(frame.toString()) as Record<string, unknown>;
    return { type: String(parsed(header!)["msg_type"]), content: parsed(content!) };
  }

  #sign(parts: readonly Buffer[]): string {
    const hmac = createHmac("sha256", this.#key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }
}

/** Ports that were free a moment ago, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once("error", reject);
          server.listen(0, ip, () => resolve((server.address() as { port: number }).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
