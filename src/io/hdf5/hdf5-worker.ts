import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { OmixelError } from "../../errors.js";

/** What is asked of the thread. */
export interface Call {
  readonly id: number;
  readonly name:
    "open" | "close" | "kindOf" | "namesIn" | "attributes" | "metadata" | "array" | "numbers" | "texts" | "bytes";
  /** Of the file, as "open" gave it. */
  readonly handle: number;
  readonly args: readonly unknown[];
}

/** What comes back: one of result, error and crash. */
export interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: ReturnType<OmixelError["toJSON"]>;
  readonly crash?: string;
  /** Whether the library may not be used any more. */
  readonly spoilt?: boolean;
}

interface Waiting {
  readonly file: string;
  resolve(result: unknown): void;
  reject(error: unknown): void;
  /** Milliseconds, twice: from when the call before it had its answer. */
  readonly patience: number;
  timer?: NodeJS.Timeout;
}

/**
 * The thread on which HDF5 files are read. The library is stuck for ever in some damaged files: there the thread is
 * ended, and the next file gets another.
 */
export class Hdf5Worker {
  private static current: Hdf5Worker | undefined;

  /** The thread for files that are opened now. */
  static shared(): Hdf5Worker {
    return (Hdf5Worker.current ??= new Hdf5Worker());
  }

  private readonly worker = new Worker(entry());
  private readonly waiting = new Map<number, Waiting>();
  private readonly ready: Promise<void>;
  private calls = 0;
  private ended = false;

  private constructor() {
    const { worker } = this;
    this.ready = new Promise((resolve) => {
      worker.on("message", (message: Answer & { ready?: boolean }) => {
        if (message.ready) resolve();
        else this.settle(message);
      });
      worker.on("exit", () => resolve());
    });
    worker.on("error", (cause) => this.end("The HDF5 library failed.", cause));
    worker.unref();
  }

  /**
   * Asks the thread.
   *
   * @param patience milliseconds that the answer may take, once the calls before have theirs; after twice as many the
   *   thread is given up
   * @throws what the library's reader throws; UnreadableFile where it is stuck
   */
  async call(
    file: string,
    name: Call["name"],
    handle: number,
    args: readonly unknown[],
    patience: number,
  ): Promise<unknown> {
    this.worker.ref();
    await this.ready;
    if (this.ended) throw unreadable(file, "The HDF5 library was ended by another file.");
    const id = ++this.calls;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { file, resolve, reject, patience });
      this.time();
      this.worker.postMessage({ id, name, handle, args } satisfies Call);
    });
  }

  /** Times the first call that waits: the thread works on it, and those behind it have not begun. */
  private time(): void {
    const [first] = this.waiting.values();
    if (!first || first.timer) return;
    // Twice, since the first one may only tell that this thread was busy while the answer was there already.
    first.timer = setTimeout(() => {
      first.timer = setTimeout(() => this.end("The HDF5 library is stuck in the file: it is damaged."), first.patience);
    }, first.patience);
  }

  private settle({ id, result, error, crash, spoilt }: Answer): void {
    const waits = this.waiting.get(id);
    if (!waits) return;
    this.waiting.delete(id);
    clearTimeout(waits.timer);
    this.time();
    if (this.waiting.size === 0) this.worker.unref();
    if (error) waits.reject(OmixelError.fromJSON(error));
    else if (crash) waits.reject(unreadable(waits.file, "The HDF5 library failed in the file: it is damaged.", crash));
    else waits.resolve(result);
    if (spoilt) this.end("The HDF5 library failed.");
  }

  private end(what: string, cause?: unknown): void {
    if (Hdf5Worker.current === this) Hdf5Worker.current = undefined;
    this.ended = true;
    for (const { file, reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(unreadable(file, what, cause));
    }
    this.waiting.clear();
    void this.worker.terminate();
  }
}

/** The compiled entry; from the TypeScript sources (tests) the build beside them is used. */
function entry(): string {
  return fileURLToPath(new URL("./hdf5-thread.js", import.meta.url)).replace(
    /([\\/])src([\\/]io[\\/]hdf5[\\/])/,
    "$1dist$2",
  );
}

function unreadable(file: string, what: string, cause?: unknown): OmixelError {
  return new OmixelError("UnreadableFile", what, "Write or download the file again.", { file }, cause);
}
