import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { cohortToArrow } from "../../src/data/arrow.js";
import type { FoldJob, FoldOutcome } from "../../src/omics/fold-job.js";
import { defaultJobs, runJobs } from "../../src/omics/job-pool.js";
import { longPlan, quickPlan } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const data = { cohort, bytes: cohortToArrow(cohort) };
const folds = Int32Array.from({ length: 30 }, (_, i) => Math.floor(i / 2) % 3);
const job = (fold: FoldJob["fold"], plan = quickPlan().toJSON()): FoldJob => ({ plan, folds, fold, cache: false });

/** Three processes begin in a test: seconds on a machine of its own, a minute on a busy one. */
const PROCESSES_MS = 180_000;

const events: ProgressEvent[] = [];
async function run(list: FoldJob[], jobs: number, signal?: AbortSignal): Promise<FoldOutcome[]> {
  events.length = 0;
  const outcomes: FoldOutcome[] = [];
  const options = {
    jobs,
    onProgress: (event: ProgressEvent) => events.push(event),
    onOutcome: (outcome: FoldOutcome) => outcomes.push(outcome),
  };
  await runJobs(list, data, signal ? { ...options, signal } : options);
  return outcomes;
}

describe("folds in processes of their own", () => {
  let apart: FoldOutcome[];
  beforeAll(async () => {
    apart = await run([job(0), job(1), job("final")], 2);
  });

  test("give the same bit for bit, however many run at once", async () => {
    for (const outcome of await run([job(1), job(0)], 1)) {
      const other = apart.find(({ fold }) => fold === outcome.fold)!;
      expect(other.probabilities).toEqual(outcome.probabilities);
      expect(other.geneScores).toEqual(outcome.geneScores);
      expect(other.rows).toEqual(outcome.rows);
    }
  });

  test("give what they give in this process", async () => {
    // TensorFlow's threads are those of the process: another test may have started more than the one of a fold, and sums
    // in another order differ in their last bits, which training carries on.
    for (const outcome of await run([job(0), job(1)], 0)) {
      const other = apart.find(({ fold }) => fold === outcome.fold)!;
      expect(other.rows).toEqual(outcome.rows);
      for (const [i, probability] of other.probabilities.entries())
        expect(probability).toBeCloseTo(outcome.probabilities[i]!, 2);
    }
  });

  test("bring the final model with its images", () => {
    const { final } = apart.find(({ fold }) => fold === "final")!;
    expect(final!.images).toMatchObject({ count: 30, height: 8 });
    expect(final!.assays[0]!.features).toHaveLength(24);
    expect([final!.expression.rows, final!.expression.columns]).toEqual([30, 24]);
  });

  test.each([0, 1])("tell when each begins and ends, and every epoch between (jobs: %i)", async (jobs) => {
    const plan = quickPlan().toJSON();
    const steps = plan.steps.map((step) =>
      step.verb === "classify" ? { ...step, options: { ...step.options, steps: 200 } } : step,
    );
    await run([job(0, { ...plan, steps }), job("final", { ...plan, steps })], jobs);
    const states = events.flatMap((event) => (event.kind === "job" ? [`${event.fold} ${event.state}`] : []));
    expect(states).toEqual(["0 begun", "0 ended", "-1 begun", "-1 ended"]);
    for (const fold of [0, -1]) {
      const epochs = events.flatMap((event) => (event.kind === "epoch" && event.fold === fold ? [event] : []));
      expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: epochs[0]!.epochs }, (_, i) => i + 1));
      expect(events.some((event) => event.kind === "resources" && event.fold === fold)).toBe(true);
    }
  });

  test("pass on errors with tag, place and remedy", async () => {
    const { steps, ...rest } = quickPlan().toJSON();
    const tooSmall = steps.map((step) =>
      step.verb === "encode" ? { ...step, options: { pixels: 2, by: "pca", assign: "lsa" } } : step,
    );
    await expect(run([job(0, { ...rest, steps: tooSmall }), job(1)], 2)).rejects.toMatchObject({
      name: "OmixelError",
      tag: "UnsuitableData",
      place: { step: "deepInsight" },
    });
  });

  test("stop on a signal", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    await expect(run([job(0, longPlan().toJSON())], 1, stop.signal)).rejects.toMatchObject({ tag: "Aborted" });
  });
});

describe("told that it is enough", () => {
  const long = longPlan().toJSON();
  const states = (of: ProgressEvent[]) =>
    of.flatMap((event) => (event.kind === "job" ? [`${event.control ?? event.fold} ${event.state}`] : []));

  /** Ends the jobs at an event; what came of them by name. */
  async function runUntil(list: FoldJob[], when: (event: ProgressEvent) => boolean, jobs = 0) {
    const enough = new AbortController();
    const [told, outcomes]: [ProgressEvent[], FoldOutcome[]] = [[], []];
    const onProgress = (event: ProgressEvent) => {
      told.push(event);
      if (when(event)) enough.abort();
    };
    const onOutcome = (outcome: FoldOutcome) => outcomes.push(outcome);
    await runJobs(list, data, { jobs, enough: enough.signal, onProgress, onOutcome });
    return { told, outcomes, stops: outcomes.map(({ fold, stopped }) => [fold, stopped?.update]) };
  }

  test.each([0, 2])(
    "keeps what folds have learnt, skips others, trains the final model as long (jobs: %i)",
    async (jobs) => {
      const list = [job(0, long), job(1, long), job(2, long), job("final", long), job(0, long)];
      const all = list.map((one, i): FoldJob => (i === 4 ? { ...one, control: "shuffledLabels" } : one));
      // Every running fold has had its third epoch.
      const running = new Set([0, jobs === 2 ? 1 : 0]);
      const { told, outcomes, stops } = await runUntil(
        all,
        (event) => {
          if (event.kind === "epoch" && event.epoch === 3) running.delete(event.fold);
          return running.size === 0;
        },
        jobs,
      );
      expect(outcomes.map(({ fold }) => fold).sort()).toEqual(jobs === 2 ? [0, 1, "final"] : [0, "final"]);
      const longest = Math.max(...stops.filter(([fold]) => fold !== "final").map(([, update]) => update as number));
      expect(longest).toBeGreaterThanOrEqual(6);
      expect(stops.at(-1)).toEqual(["final", longest]);
      const skipped = ["2 skipped", "shuffledLabels skipped"];
      expect(states(told)).toEqual(expect.arrayContaining(jobs === 2 ? skipped : ["1 skipped", ...skipped]));
      expect(states(told).slice(-2)).toEqual(["-1 begun", "-1 ended"]);
    },
    PROCESSES_MS,
  );

  test.each([0, 2])(
    "ends a final model in training likewise, and drops a control (jobs: %i)",
    async (jobs) => {
      const control: FoldJob = { ...job(0, long), control: "shuffledLabels" };
      const list = [job(0), job("final", long), control];
      const begun = new Set(jobs === 2 ? ["-1", "shuffledLabels"] : ["-1"]);
      const { told, outcomes } = await runUntil(
        list,
        (event) => {
          if (event.kind === "epoch" && event.epoch >= 3) begun.delete(event.control ?? String(event.fold));
          return begun.size === 0;
        },
        jobs,
      );
      expect(outcomes.map(({ fold, stopped }) => [fold, stopped === undefined])).toEqual([
        [0, true],
        ["final", false],
      ]);
      expect(outcomes[1]!.final!.images.count).toBe(30);
      expect(states(told)).toContain("shuffledLabels skipped");
    },
    PROCESSES_MS,
  );

  test("has nothing to give where no fold has learnt anything", async () => {
    const begun = (event: ProgressEvent) => event.kind === "job";
    await expect(runUntil([job(0, long), job("final", long)], begun)).rejects.toMatchObject({ tag: "Aborted" });
  });

  test("after the last training changes nothing", async () => {
    const { outcomes } = await runUntil([job(0)], (event) => event.kind === "job" && event.state === "ended");
    expect(outcomes.map(({ fold, stopped }) => [fold, stopped])).toEqual([[0, undefined]]);
  });
});

test("one process a core unless told otherwise", () => {
  expect(defaultJobs()).toBeGreaterThan(0);
});
