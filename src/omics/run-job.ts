import { type FoldJob, type FoldOutcome, type JobData, type JobHandlers, runFold } from "./fold-job.js";
import { stepOf } from "./plan.js";
import { runTunedFold } from "./tune/tune-fold.js";

/** Runs a job: a fold as it is, or, where the plan tunes, with the setting that its training rows choose. */
export function runJob(job: FoldJob, data: JobData, handlers: JobHandlers): Promise<FoldOutcome> {
  return stepOf(job.plan, "tune") ? runTunedFold(job, data, handlers) : runFold(job, data, handlers);
}
