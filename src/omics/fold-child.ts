import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ProgressEvent } from "../context.js";
import { childEnvironment } from "../engine/child-environment.js";
import { OmixelError } from "../errors.js";
import type { FoldJob, JobHandlers } from "./fold-job.js";

/** Paths of the cohort, and of the outcome that the job writes. */
export interface JobFiles {
  readonly data: string;
  readonly outcome: string;
}

/** Messages to a fold's process. */
export type ToFold =
  | ({
      readonly kind: "run";
      readonly job: FoldJob;
      /** Whether "enough" may come: only then a training keeps copies of its best weights. */
      readonly enough: boolean;
    } & JobFiles)
  | { readonly kind: "stop" }
  | { readonly kind: "enough" };

/** Messages from a fold's process. */
export type FromFold =
  | { readonly kind: "progress"; readonly event: ProgressEvent }
  | { readonly kind: "done" }
  | { readonly kind: "error"; readonly error: ReturnType<OmixelError["toJSON"]> }
  | { readonly kind: "crash"; readonly message: string };

/** Time that a stopped fold gets to end by itself. */
const GRACE_MS = 5000;

/**
 * Runs a job in a process of its own.
 *
 * @returns once the outcome is written
 * @throws the error of the job; Aborted; FoldFailed where the process ends without a word
 */
export function runChild(job: FoldJob, files: JobFiles, { signal, enough, onProgress }: JobHandlers): Promise<void> {
  const where = job.fold === "final" ? "the final model" : `fold ${job.fold + 1}`;
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
    const send = (what: ToFold) => child.connected && child.send(what);
    const stop = () => {
      send({ kind: "stop" });
      timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    };
    const sayEnough = () => send({ kind: "enough" });
    send({ kind: "run", job, ...files, enough: enough !== undefined });
    for (const [when, tell] of [
      [signal, stop],
      [enough, sayEnough],
    ] as const)
      if (when?.aborted) tell();
      else when?.addEventListener("abort", tell, { once: true });
    child.on("message", (received: FromFold) => {
      if (received.kind === "progress") onProgress(received.event);
      else end = received;
    });
    child.on("error", reject);
    child.on("close", (code, killedBy) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      enough?.removeEventListener("abort", sayEnough);
      if (end?.kind === "done") resolve();
      else if (end?.kind === "error") reject(OmixelError.fromJSON(end.error));
      else if (signal?.aborted) reject(new OmixelError("Aborted", "The run was stopped.", "Finished folds are kept."));
      else
        reject(
          new OmixelError(
            "FoldFailed",
            `The process of ${where} ended unexpectedly (${killedBy ?? `exit code ${code}`}).`,
            "If memory is short, run fewer folds at once (jobs: 1), or a smaller batchSize or smaller images.",
            {},
            end?.kind === "crash" ? end.message : errorText,
          ),
        );
    });
  });
}

/** The compiled entry; from the TypeScript sources (tests) the build beside them is used. */
function entry(): string {
  return fileURLToPath(new URL("./fold-process.js", import.meta.url)).replace(
    /([\\/])src([\\/]omics[\\/])/,
    "$1dist$2",
  );
}
