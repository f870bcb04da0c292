import type { Cohort } from "../data/cohort.js";
import { type FoldJob, type FoldOutcome, type JobHandlers, runFold } from "./fold-job.js";
import { stepOf } from "./plan.js";
import { runTunedFold } from "./tune/tune-fold.js";

/** Runs a job: a fold as it is, or, where the plan tunes, with the setting that its training rows choose. */
export function runJob(
  job: FoldJob,
  data: { readonly cohort: Cohort; readonly bytes: Uint8Array },
  handlers: JobHandlers,
): Promise<FoldOutcome> {
  return stepOf(job.plan, "tune") ? runTunedFold(job, data, handlers) : runFold(job, data, handlers);
}
