import { expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { beginStudy } from "../../src/omics/begin-study.js";
import type { FoldJob, FoldOutcome } from "../../src/omics/fold-job.js";
import { listJobs } from "../../src/omics/list-jobs.js";
import { omics } from "../../src/omics/omics.js";
import type { PlanJson } from "../../src/omics/plan.js";
import { runJobsApart, runStudyJobs } from "../../src/omics/run-study-jobs.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const plan = omics(cohort).classify("kNearestNeighbours", { folds: 3 }).toJSON();
/** Verbs would refuse it; its jobs fail. */
const failing: PlanJson = {
  ...plan,
  steps: plan.steps.map((step) => ({ ...step, options: { ...step.options, assay: "none" } })),
};

async function begin() {
  const events: ProgressEvent[] = [];
  const begun = await beginStudy(plan, { jobs: 0, onProgress: (event) => events.push(event) }, cohort);
  const jobsOf = (own: PlanJson, method: string): FoldJob[] =>
    listJobs(own, begun.splits, begun.evaluation, { cache: false, final: false }).map((job) => ({ ...job, method }));
  return { events, begun, jobsOf };
}

test("all jobs are told before the first, and each fold as it ends; an error leaves what was finished", async () => {
  const { events, begun, jobsOf } = await begin();
  const outcomes: FoldOutcome[] = [];
  const list = [...jobsOf(plan, "whole").slice(0, 2), ...jobsOf(failing, "failing").slice(2)];
  await expect(runStudyJobs(list, begun, outcomes, {})).rejects.toMatchObject({ tag: "UnknownName" });
  expect(outcomes.map(({ fold }) => fold)).toEqual([0, 1]);
  const told = events.filter(({ kind }) => kind === "jobs" || kind === "fold");
  expect(told).toMatchObject([
    { kind: "jobs", jobs: [{ fold: 0 }, { fold: 1 }, { fold: 2 }], lanes: 1 },
    { fold: 0 },
    { fold: 1 },
  ]);
});

test("apart, the others go on after a failure, which is told with its method, and what became useless is left out", async () => {
  const { events, begun, jobsOf } = await begin();
  const list = [...jobsOf(failing, "failing"), ...jobsOf(plan, "whole")];
  const all = await runJobsApart(list, begun, {});
  expect(all.outcomes.map(({ method }) => method)).toEqual(["whole", "whole", "whole"]);
  expect(all.failures.map(({ job }) => [job.method, job.fold])).toEqual([0, 1, 2].map((fold) => ["failing", fold]));
  const warnings = events.filter(({ kind }) => kind === "warning");
  expect(warnings).toEqual(
    all.failures.map(({ error }) => ({ kind: "warning", step: "failing", message: error.message })),
  );
  const once = await runJobsApart(list, begun, {}, ({ method }, failures) => failures.some(({ job }) => job.method === method)); // prettier-ignore
  expect([once.failures.length, once.outcomes.length]).toEqual([1, 3]);
});
