// One fold in a process of its own: `fork`ed by job-pool.ts, which sends one job and waits for the outcome's file.
import { readFileSync } from "node:fs";
import { valuesToArrow } from "../data/arrow.js";
import { cohortFromArrow } from "../data/arrow.js";
import { isOmixelError } from "../errors.js";
import { writeWhole } from "../io/write.js";
import { type FoldJob, runFold } from "./fold-job.js";
import type { FromFold, ToFold } from "./job-pool.js";

const stop = new AbortController();
const tell = (message: FromFold) => process.send?.(message);

process.on("message", (message: ToFold) => {
  if (message.kind === "stop") stop.abort();
  else void run(message.job, message.data, message.outcome);
});
process.on("disconnect", () => process.exit(1)); // never outlive the run …
if (!process.connected) process.exit(1); // … not even one that ended while this file was loading
process.on("SIGINT", () => undefined); // Ctrl-C reaches the whole terminal group; the parent decides

async function run(job: FoldJob, data: string, outcome: string): Promise<void> {
  try {
    const bytes = readFileSync(data);
    const found = await runFold(
      job,
      { cohort: cohortFromArrow(bytes), bytes },
      {
        signal: stop.signal,
        onProgress: (event) => tell({ kind: "progress", event }),
      },
    );
    await writeWhole(outcome, valuesToArrow(found));
    tell({ kind: "done" });
  } catch (error) {
    tell(
      isOmixelError(error)
        ? { kind: "error", error: error.toJSON() }
        : { kind: "crash", message: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    );
  }
  process.disconnect();
}
