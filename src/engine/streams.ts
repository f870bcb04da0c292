import type { CApi } from "./c-api.js";

/** The caller's own thread: an op is done when its call returns. */
export const AT_ONCE = 0;

/**
 * Queues of ops, numbered from 1, each worked off by a thread of its own while the caller goes on. Ops on small tensors keep
 * one core busy, not two; two streams of them do. Order within a stream is the order of the calls; an op waits for its
 * inputs wherever they are computed, and numbers do not hang on streams.
 */
export class Streams {
  readonly #executors: readonly bigint[];
  #current = AT_ONCE;

  constructor(
    private readonly c: CApi,
    private readonly context: bigint,
    /** Streams beside the caller's own; 0: everything runs at once. */
    readonly count: number,
  ) {
    const own = c.TFE_ContextGetExecutorForThread(context);
    this.#executors = [own, ...Array.from({ length: count }, () => c.TFE_NewExecutor(1, 0, 0))];
    // The process must not take TensorFlow down while a stream still computes.
    if (count > 0) process.once("exit", () => this.#executors.slice(1).forEach((executor) => this.#wait(executor)));
  }

  /** What is executed from now on goes to a stream. @returns the stream: one that there is not is the caller's own */
  enter(stream: number): number {
    const known = stream <= this.count ? stream : AT_ONCE;
    if (known !== this.#current) this.c.TFE_ContextSetExecutorForThread(this.context, this.#executors[known]!);
    return (this.#current = known);
  }

  /** After a failure a stream refuses everything until it is forgiven. */
  forgive(): void {
    for (const executor of this.#executors.slice(1)) this.c.TFE_ExecutorClearError(executor);
  }

  #wait(executor: bigint): void {
    const status = this.c.TF_NewStatus(); // of its own: the verdict is nobody's business any more
    this.c.TFE_ExecutorWaitForAllPendingNodes(executor, status);
  }
}
