import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { valuesFromArrow } from "../data/arrow.js";
import { isOmixelError, OmixelError, throwIfAborted } from "../errors.js";
import { runChild } from "./fold-child.js";
import { type FoldJob, type FoldOutcome, type JobData, type JobHandlers, nameOf } from "./fold-job.js";
import { runJob } from "./run-job.js";
import { isFold } from "./score.js";

/** How jobs run, and who hears of them. */
export interface PoolOptions extends JobHandlers {
  /** Processes at once; 0 = one after another in this process. */
  readonly jobs: number;
  /** Called as each job ends, in the order of ending. */
  readonly onOutcome: (outcome: FoldOutcome) => void;
  /** Told of a job that failed, after which the others go on. Without it the first failure ends all. */
  readonly onFailure?: (job: FoldJob, error: Error) => void;
  /** Asked before a job begins: what has become useless is left out. */
  readonly isUseless?: (job: FoldJob) => boolean;
}

/** Where jobs run. */
interface Workplace {
  run(job: FoldJob, handlers: JobHandlers): Promise<FoldOutcome>;
  close(): void;
}

/** Folds that run at once unless told otherwise: one a core, since one thread each is faster than sharing cores. */
export function defaultJobs(): number {
  return Math.max(1, availableParallelism());
}

/**
 * Runs jobs, several at once, each in a process of its own with one thread, so that the caller's event loop stays free
 * and a crash in native code takes nothing else with it.
 *
 * Once `enough` fires no further job begins, what has learnt nothing yet is dropped, and the final model comes last,
 * trained as long as the longest fold that was cut short.
 *
 * @throws the first job's error, after the others were stopped; Aborted, also where it is enough before a fold has learnt
 */
export async function runJobs(list: readonly FoldJob[], data: JobData, options: PoolOptions): Promise<void> {
  const { enough, onProgress } = options;
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const done = new Map<FoldJob, FoldOutcome>();
  const tell = (job: FoldJob, state: "begun" | "ended" | "skipped") =>
    onProgress({ kind: "job", state, ...nameOf(job) });
  const place = options.jobs === 0 ? inThisProcess(data) : inProcesses(data);

  const attempt = async (job: FoldJob, handlers: JobHandlers) => {
    throwIfAborted(options.signal);
    tell(job, "begun");
    const outcome = await place.run(job, handlers);
    done.set(job, outcome);
    tell(job, "ended");
    options.onOutcome(outcome);
  };
  const waiting = [...list];
  const failed = (job: FoldJob, error: unknown) => {
    if (isAborted(error) && enough?.aborted && !signal.aborted) return;
    if (isAborted(error) || !options.onFailure) throw error;
    options.onFailure(job, error as Error);
    tell(job, "skipped");
  };
  const lane = async () => {
    for (let job = waiting.shift(); job && !enough?.aborted; job = waiting.shift()) {
      const own = job;
      if (options.isUseless?.(own)) tell(own, "skipped");
      else
        await attempt(own, { signal, onProgress, ...(enough ? { enough } : {}) }).catch((error: unknown) =>
          failed(own, error),
        );
    }
  };
  try {
    await allOrFirstError(Array.from({ length: Math.max(1, Math.min(options.jobs, list.length)) }, lane), stop);
    const missing = list.filter((job) => !done.has(job));
    if (missing.length === 0 || (options.onFailure && !enough?.aborted)) return;
    const folds = [...done.values()].filter(isFold);
    for (const job of missing) if (folds.length === 0 || job.fold !== "final") tell(job, "skipped");
    if (folds.length === 0)
      throw new OmixelError("Aborted", "The run was ended before a fold had learnt anything.", "Wait a little longer.");
    const final = missing.find(({ fold }) => fold === "final");
    const updates = Math.max(0, ...folds.map(({ stopped }) => stopped?.update ?? 0));
    if (final) await attempt(updates > 0 ? { ...final, updates } : final, { signal, onProgress });
  } finally {
    place.close();
  }
}

function inThisProcess(data: JobData): Workplace {
  return { run: (job, handlers) => runJob(job, data, handlers), close: () => undefined };
}

function inProcesses({ bytes }: JobData): Workplace {
  const folder = mkdtempSync(join(tmpdir(), "omixel-"));
  const data = join(folder, "cohort.arrow");
  writeFileSync(data, bytes);
  let count = 0;
  return {
    async run(job, handlers) {
      const outcome = join(folder, `${count++}.arrow`);
      await runChild(job, { data, outcome }, handlers);
      const found = valuesFromArrow(readFileSync(outcome)) as FoldOutcome;
      rmSync(outcome);
      return found;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Waits for all; the first error stops the others and is raised once they have ended, before those that it caused. */
async function allOrFirstError(lanes: readonly Promise<void>[], stop: AbortController): Promise<void> {
  const watched = lanes.map((lane) =>
    lane.catch((error: unknown) => {
      stop.abort();
      throw error;
    }),
  );
  const ended = await Promise.allSettled(watched);
  const errors = ended.filter((end) => end.status === "rejected").map((end) => end.reason as unknown);
  const cause = errors.find((error) => !isAborted(error)) ?? errors[0];
  if (cause) throw cause as Error;
}

function isAborted(error: unknown): boolean {
  return isOmixelError(error) && error.tag === "Aborted";
}
