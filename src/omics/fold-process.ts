// One fold in a process of its own: `fork`ed by fold-child.ts, which sends one job and waits for the outcome's file.
import { readFileSync } from "node:fs";
import { valuesToArrow } from "../data/arrow.js";
import { cohortFromArrow } from "../data/arrow.js";
import { isOmixelError } from "../errors.js";
import { writeWhole } from "../io/write.js";
import { runJob } from "./run-job.js";
import type { FromFold, ToFold } from "./fold-child.js";

const [stop, enough] = [new AbortController(), new AbortController()];
const tell = (message: FromFold) => process.send?.(message);

process.on("message", (message: ToFold) => {
  if (message.kind === "stop") stop.abort();
  else if (message.kind === "enough") enough.abort();
  else void run(message);
});
process.on("disconnect", () => process.exit(1)); // never outlive the run …
if (!process.connected) process.exit(1); // … not even one that ended while this file was loading
process.on("SIGINT", () => undefined); // Ctrl-C reaches the whole terminal group; the parent decides

async function run({ job, data, outcome, ...how }: ToFold & { kind: "run" }): Promise<void> {
  try {
    const bytes = readFileSync(data);
    const found = await runJob(
      job,
      { cohort: cohortFromArrow(bytes), bytes },
      {
        signal: stop.signal,
        ...(how.enough ? { enough: enough.signal } : {}),
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
