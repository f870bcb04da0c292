import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Context } from "../context.js";
import type { Dense } from "../data/dense.js";
import { OmixelError, throwIfAborted } from "../errors.js";
import { alone } from "./crew.js";
import { rowsWith } from "./ordered-rows.js";
import { treeTable } from "./table.js";
import { doneBy, sharedCrew } from "./thread-crew.js";
import { effortOf, needsCodes, ordersOf, piecesOf, runTask, type TreeTask } from "./tree-task.js";
import type { ThreadPart } from "./tree-thread.js";
import { type GrownTrees, joinTrees, type Trees } from "./tree-nodes.js";

/** Values looked at from which threads are worth their start: some tenths of a second. */
const worthThreads = 5e7;

/** Milliseconds between two looks at how far the threads are. */
const lookEvery = 100;

/** What trees learn, and how they grow. */
export interface TreeJob extends Pick<TreeTask, "classes" | "count" | "seed" | "grows"> {
  /** Samples × features; finite. */
  readonly x: Dense;
}

/**
 * Grows trees, on as many threads as there are cores where there is much to do. The number of threads changes no number.
 *
 * @param step name of the method, for the progress events
 * @param threads default: the cores, or what OMIXEL_THREADS says; with one all happens on the caller's thread, which breathes
 * @throws Aborted; EngineFailure where a thread ends without a word
 */
export async function growTrees(
  step: string,
  job: TreeJob,
  ctx: Pick<Context, "progress" | "signal">,
  threads = defaultThreads(),
): Promise<Trees> {
  throwIfAborted(ctx.signal);
  const { rows: samples, columns: features } = job.x;
  const effort = effortOf({ ...job, table: { features, samples, values: job.x.values } });
  const apart = threads > 1 && effort >= worthThreads;
  const room = (bytes: number) => (apart ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  const codes = needsCodes(job) ? features * samples : 0;
  const task: TreeTask = {
    ...job,
    table: treeTable(job.x, new Float32Array(room(4 * features * samples))),
    codes: new Uint16Array(room(2 * codes)),
    counts: new Uint32Array(room(4 * (codes > 0 ? features : 0))),
    rows: rowsWith(samples, ordersOf(job) * features * samples, room),
  };
  const parts = apart
    ? await inThreads(step, task, threads, ctx)
    : [await runTask(task, alone(ctx, step, piecesOf(task)))];
  return joinTrees(parts);
}

/** A job's own process says how many of the machine's cores are its own. */
function defaultThreads(): number {
  const said = Number(process.env.OMIXEL_THREADS);
  return said >= 1 ? Math.floor(said) : availableParallelism();
}

async function inThreads(
  step: string,
  { table, classes, count, seed, grows, codes, counts, rows }: TreeTask,
  threads: number,
  { progress, signal }: Pick<Context, "progress" | "signal">,
): Promise<GrownTrees[]> {
  const task: TreeTask = { table, classes, count, seed, grows, codes, counts, rows };
  const crew = sharedCrew(threads);
  const workers = Array.from({ length: threads }, (_, index) => {
    const part: ThreadPart = { task, crew, index, threads };
    return new Worker(entry(), { workerData: part });
  });
  const of = piecesOf(task);
  const look = setInterval(() => progress({ kind: "step", step, done: doneBy(crew), of }), lookEvery);
  let stop: (() => void) | undefined;
  try {
    const stopped = new Promise<never>((_, reject) => {
      stop = () => reject(new OmixelError("Aborted", "The run was stopped.", "Finished folds are kept."));
      signal?.addEventListener("abort", stop);
    });
    const grown = workers.map(
      (worker) =>
        new Promise<GrownTrees | undefined>((resolve, reject) => {
          worker.once("message", resolve);
          worker.once("error", (cause) => reject(failed(step, String(cause), cause)));
          worker.once("exit", (code) => reject(failed(step, `It ended with ${code}.`)));
        }),
    );
    const all = await Promise.race([Promise.all(grown), stopped]);
    return all.filter((part) => part !== undefined);
  } finally {
    clearInterval(look);
    if (stop) signal?.removeEventListener("abort", stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function failed(step: string, why: string, cause?: unknown): OmixelError {
  const what = `A thread that grows trees failed. ${why}`;
  return new OmixelError("EngineFailure", what, "Set OMIXEL_THREADS=1, or keep fewer features.", { step }, cause);
}

/** The compiled entry; from the TypeScript sources (tests) the build beside them is used. */
function entry(): string {
  return fileURLToPath(new URL("./tree-thread.js", import.meta.url)).replace(/([\\/])src([\\/]trees[\\/])/, "$1dist$2");
}
