// The thread beside the one that runs cells: it answers heartbeats, takes interrupts and shutdowns, and passes on
// output while a cell keeps the main thread busy.
import { parentPort, workerData } from "node:worker_threads";
import { Publisher, Pull, Router } from "zeromq";
import { logOnce } from "../log.js";
import { address, type Connection } from "../protocol/connection-file.js";
import type { Frames } from "../protocol/message.js";
import { Wire } from "../protocol/wire.js";
import { isEndOfOutput, outputAddress } from "./broadcast.js";
import { ForcedStop } from "./forced-stop.js";
import { Outbox } from "./outbox.js";
import { SharedFlags } from "./shared-flags.js";

/** What the main thread hands over at the start. */
export interface ControlThreadData {
  readonly connection: Connection;
  readonly session: string;
  readonly words: Int32Array;
}

/** Messages between the two threads. */
export type ToControl = { readonly reply: Frames } | { readonly close: true };
export type FromControl =
  { readonly ready: true } | { readonly failed: string; readonly port: string } | { readonly control: Frames };

/** An interrupt that no loop and no await took after this long is tried as a signal. */
const SIGNAL_AFTER_MS = 60;
/** What the kernel said last is sent before it leaves, if somebody reads it. */
const DRAIN_WITHIN_MS = 500;
/** A kernel that was asked to leave and did not is ended. */
const LEAVE_WITHIN_MS = 3000;

const { connection, session, words } = workerData as ControlThreadData;
const flags = new SharedFlags(words);
const wire = new Wire(connection.key, session);
const tell = (message: FromControl) => parentPort!.postMessage(message);

const control = new Router({ sendHighWaterMark: 0, linger: 500 });
const heartbeat = new Router({ linger: 0 });
// A front end that reads slowly makes the kernel wait instead of losing messages; one that is gone is noticed.
const broadcast = new Publisher({
  sendHighWaterMark: 1000,
  noDrop: true,
  linger: 1000,
  heartbeatInterval: 5000,
  heartbeatTimeout: 30_000,
});
const output = new Pull({ receiveHighWaterMark: 1000 });
const replies = new Outbox(control);
const forced = new ForcedStop(wire);
let closing = false;
let outputEnded: () => void = () => undefined;
const drained = new Promise<void>((resolve) => (outputEnded = resolve));

try {
  await bind();
  tell({ ready: true });
  watchParent();
  parentPort!.on("message", (message: ToControl) => {
    if ("reply" in message) replies.push(message.reply);
    else void close();
  });
  void answerHeartbeats();
  void passOutputOn();
  void takeControl();
} catch (error) {
  const { message, port } = error as Error & { port?: string };
  for (const socket of [control, heartbeat, broadcast, output]) socket.close();
  tell({ failed: message, port: port ?? "" });
}

async function bind(): Promise<void> {
  const bindings = [
    [broadcast, "iopub_port"],
    [control, "control_port"],
    [heartbeat, "hb_port"],
  ] as const;
  for (const [socket, port] of bindings) {
    const where = address(connection, port);
    await socket.bind(where).catch((error: unknown) => {
      throw Object.assign(error as Error, { port: where });
    });
  }
  await output.bind(outputAddress);
}

async function answerHeartbeats(): Promise<void> {
  for await (const frames of heartbeat) await heartbeat.send(frames).catch(() => undefined);
}

async function passOutputOn(): Promise<void> {
  for await (const frames of output) {
    if (isEndOfOutput(frames)) return outputEnded();
    forced.watch(frames);
    await publish(frames);
  }
}

/** A front end that reads slowly is waited for; meanwhile the main thread feels that nothing is taken. */
async function publish(frames: Frames): Promise<void> {
  for (;;) {
    try {
      return await broadcast.send(frames);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN" || closing) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

async function takeControl(): Promise<void> {
  for await (const frames of control) {
    try {
      const { header, content } = wire.parse(frames);
      if (header.msg_type === "interrupt_request") await interrupt();
      if (header.msg_type === "shutdown_request") leave(content["restart"] === true);
    } catch (error) {
      logOnce(`control ${(error as { tag?: string }).tag ?? ""}`, String(error));
      continue;
    }
    tell({ control: frames.map((frame) => new Uint8Array(frame)) });
  }
}

async function interrupt(): Promise<void> {
  if (flags.interrupted && forced.isDue()) return await end(forced.words("interrupt"));
  forced.begin();
  flags.interrupted = true;
  setTimeout(() => {
    if (!flags.interrupted || process.platform === "win32") return;
    flags.countOwnSignal();
    process.kill(process.pid, "SIGINT");
  }, SIGNAL_AFTER_MS).unref();
}

function leave(restart: boolean): void {
  flags.interrupted = true;
  setTimeout(() => void end(restart ? undefined : forced.words("shutdown")), LEAVE_WITHIN_MS).unref();
}

/** Ends the process, whatever the main thread does; the cell that was running is told why. */
async function end(lastWords: readonly Frames[] = []): Promise<void> {
  for (const frames of lastWords) await broadcast.send(frames).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, lastWords.length > 0 ? 100 : 0));
  process.kill(process.pid, "SIGKILL");
}

/** Leaves with the process that started the kernel, also when a cell never yields. */
function watchParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end();
  }, 1000).unref();
}

async function close(): Promise<void> {
  await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, DRAIN_WITHIN_MS))]);
  closing = true;
  await replies.flushed();
  for (const socket of [control, heartbeat, broadcast, output]) socket.close();
  parentPort!.close();
}

// Only when nothing of this thread is left: ending it amid a socket's callback would abort the process.
process.on("exit", () => flags.reportClosed());
