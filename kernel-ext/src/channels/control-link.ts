import { Worker } from "node:worker_threads";
import { KernelError } from "../errors.js";
import type { Connection } from "../protocol/connection-file.js";
import type { Frames } from "../protocol/message.js";
import type { ControlThreadData, FromControl, ToControl } from "./control-thread.js";
import type { SharedFlags } from "./shared-flags.js";

/** Time that the control thread gets to close its sockets. */
const CLOSE_WITHIN_MS = 1500;

/** The main thread's end of the control thread. */
export class ControlLink {
  /** Called with each control message whose signature is right. */
  onControl: (frames: Frames) => void = () => undefined;
  readonly #worker: Worker;
  readonly #flags: SharedFlags;

  private constructor(worker: Worker, flags: SharedFlags) {
    this.#worker = worker;
    this.#flags = flags;
  }

  /**
   * Starts the thread and waits until its sockets are bound.
   *
   * @throws PortTaken
   */
  static async start(connection: Connection, session: string, flags: SharedFlags): Promise<ControlLink> {
    const data: ControlThreadData = { connection, session, words: flags.words };
    const worker = new Worker(new URL("./control-thread.js", import.meta.url), { workerData: data });
    const link = new ControlLink(worker, flags);
    await new Promise<void>((resolve, reject) => {
      worker.once("error", reject);
      worker.on("message", (message: FromControl) => {
        if ("ready" in message) resolve();
        else if ("failed" in message) reject(portTaken(message.port, message.failed));
        else link.onControl(message.control.map((frame) => Buffer.from(frame)));
      });
    });
    worker.unref();
    return link;
  }

  reply(frames: Frames): void {
    this.#post({ reply: frames });
  }

  /** Lets the thread send what it has and close its sockets; blocks until it did, so that it works in an exit handler. */
  close(): void {
    this.#post({ close: true });
    this.#flags.waitUntilClosed(CLOSE_WITHIN_MS);
  }

  #post(message: ToControl): void {
    this.#worker.postMessage(message);
  }
}

/** The error for a port that cannot be bound. */
export function portTaken(port: string, why: string): KernelError {
  return new KernelError(
    "PortTaken",
    `The kernel cannot listen at ${port}: ${why}. If another kernel was started with the same connection file, ` +
      `stop one of the two; else choose the kernel again, and Jupyter picks other ports.`,
  );
}
