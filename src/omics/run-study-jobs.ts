import { cohortToArrow } from "../data/arrow.js";
import type { BegunStudy } from "./begin-study.js";
import { foldEvent } from "./fold-event.js";
import { type FoldJob, type FoldOutcome, nameOf } from "./fold-job.js";
import { type PoolOptions, runJobs } from "./job-pool.js";
import { isFold } from "./score.js";

type Begun = Pick<BegunStudy, "study" | "splits" | "tell">;

/** A job that failed, and why. */
export interface JobFailure {
  readonly job: FoldJob;
  readonly error: Error;
}

/**
 * Runs jobs of a study that has begun, and tells of them.
 *
 * @param outcomes gets each outcome as its job ends, so that what was finished is there where an error ends the others
 * @throws what runJobs throws
 */
export async function runStudyJobs(
  list: readonly FoldJob[],
  { study, splits, tell }: Begun,
  outcomes: FoldOutcome[],
  running: Pick<PoolOptions, "signal" | "enough" | "onFailure" | "isUseless">,
): Promise<void> {
  const { cohort, jobs } = study;
  tell({ kind: "jobs", jobs: list.map(nameOf), lanes: Math.max(1, Math.min(jobs, list.length)) });
  await runJobs(
    list,
    { cohort, bytes: cohortToArrow(cohort) },
    {
      ...running,
      jobs,
      onProgress: tell,
      onOutcome(outcome) {
        outcomes.push(outcome);
        if (isFold(outcome)) tell(foldEvent(outcome, study, splits));
      },
    },
  );
}

/**
 * The same for jobs that each judge a method: one that fails is told, and the others go on.
 *
 * @param isUseless asked before a job begins, with all failures so far
 * @throws Aborted
 */
export async function runJobsApart(
  list: readonly FoldJob[],
  begun: Begun,
  { signal }: Pick<PoolOptions, "signal">,
  isUseless: (job: FoldJob, failures: readonly JobFailure[]) => boolean = () => false,
): Promise<{ readonly outcomes: readonly FoldOutcome[]; readonly failures: readonly JobFailure[] }> {
  const outcomes: FoldOutcome[] = [];
  const failures: JobFailure[] = [];
  await runStudyJobs(list, begun, outcomes, {
    ...(signal ? { signal } : {}),
    onFailure(job, error) {
      failures.push({ job, error });
      begun.tell({ kind: "warning", step: job.method!, message: error.message });
    },
    isUseless: (job) => isUseless(job, failures),
  });
  return { outcomes, failures };
}
