import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ProgressEvent } from "../context.js";
import { valuesFromArrow } from "../data/arrow.js";
import type { Cohort } from "../data/cohort.js";
import { childEnvironment } from "../engine/child-environment.js";
import { isOmixelError, OmixelError, throwIfAborted } from "../errors.js";
import { type FoldJob, type FoldOutcome, nameOf, runFold } from "./fold-job.js";

/** Messages to a fold's process. */
export type ToFold =
  | { readonly kind: "run"; readonly job: FoldJob; readonly data: string; readonly outcome: string }
  | { readonly kind: "stop" };

/** Messages from a fold's process. */
export type FromFold =
  | { readonly kind: "progress"; readonly event: ProgressEvent }
  | { readonly kind: "done" }
  | { readonly kind: "error"; readonly error: ReturnType<OmixelError["toJSON"]> }
  | { readonly kind: "crash"; readonly message: string };

interface PoolOptions {
  /** Processes at once; 0 = one after another in this process. */
  readonly jobs: number;
  readonly signal?: AbortSignal;
  readonly onProgress: (event: ProgressEvent) => void;
  /** Called as each job ends, in the order of ending. */
  readonly onOutcome: (outcome: FoldOutcome) => void;
}

/** Folds that run at once unless told otherwise: one a core, since one thread each is faster than sharing cores. */
export function defaultJobs(): number {
  return Math.max(1, availableParallelism());
}

/**
 * Runs jobs, several at once, each in a process of its own with one thread, so that the caller's event loop stays free
 * and a crash in native code takes nothing else with it.
 *
 * @throws the first job's error, after the others were stopped; Aborted
 */
export async function runJobs(
  list: readonly FoldJob[],
  data: { readonly cohort: Cohort; readonly bytes: Uint8Array },
  options: PoolOptions,
): Promise<void> {
  const tell = (job: FoldJob, state: "begun" | "ended") => options.onProgress({ kind: "job", state, ...nameOf(job) });
  if (options.jobs === 0) {
    for (const job of list) {
      tell(job, "begun");
      const outcome = await runFold(job, data, options);
      tell(job, "ended");
      options.onOutcome(outcome);
    }
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "omixel-"));
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  try {
    const dataFile = join(folder, "cohort.arrow");
    writeFileSync(dataFile, data.bytes);
    const waiting = [...list.entries()];
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        throwIfAborted(options.signal);
        const [index, job] = next;
        const outcome = join(folder, `${index}.arrow`);
        tell(job, "begun");
        await runChild({ kind: "run", job, data: dataFile, outcome }, signal, options.onProgress);
        tell(job, "ended");
        options.onOutcome(valuesFromArrow(readFileSync(outcome)) as FoldOutcome);
        rmSync(outcome);
      }
    };
    const lanes = Array.from({ length: Math.min(options.jobs, list.length) }, () =>
      lane().catch((error: unknown) => {
        stop.abort();
        throw error;
      }),
    );
    const ended = await Promise.allSettled(lanes);
    const errors = ended.filter((end) => end.status === "rejected").map((end) => end.reason as unknown);
    const cause = errors.find((error) => !(isOmixelError(error) && error.tag === "Aborted")) ?? errors[0];
    if (cause) throw cause as Error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Time that a stopped fold gets to end by itself. */
const GRACE_MS = 5000;

function runChild(message: ToFold & { kind: "run" }, signal: AbortSignal, onProgress: (event: ProgressEvent) => void) {
  const where = message.job.fold === "final" ? "the final model" : `fold ${message.job.fold + 1}`;
  return new Promise<void>((resolve, reject) => {
    const child: ChildProcess = fork(entry(), [], {
      serialization: "advanced",
      execArgv: ["--max-old-space-size=8192"],
      env: { ...process.env, ...childEnvironment() },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let errorText = "";
    child.stderr?.on("data", (chunk: Buffer) => (errorText = (errorText + chunk.toString()).slice(-2000)));
    let end: FromFold | undefined;
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      if (child.connected) child.send({ kind: "stop" } satisfies ToFold);
      timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    child.on("message", (received: FromFold) => {
      if (received.kind === "progress") onProgress(received.event);
      else end = received;
    });
    child.on("error", reject);
    child.on("close", (code, killedBy) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      if (end?.kind === "done") resolve();
      else if (end?.kind === "error") reject(OmixelError.fromJSON(end.error));
      else if (signal.aborted) reject(new OmixelError("Aborted", "The run was stopped.", "Finished folds are kept."));
      else
        reject(
          new OmixelError(
            "FoldFailed",
            `The process of ${where} ended unexpectedly (${killedBy ?? `exit code ${code}`}).`,
            "If memory is short, run fewer folds at once (jobs: 1) or smaller images.",
            {},
            end?.kind === "crash" ? end.message : errorText,
          ),
        );
    });
    child.send(message);
  });
}

/** The compiled entry; from the TypeScript sources (tests) the build beside them is used. */
function entry(): string {
  return fileURLToPath(new URL("./fold-process.js", import.meta.url)).replace(
    /([\\/])src([\\/]omics[\\/])/,
    "$1dist$2",
  );
}
