import { beforeAll, describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { cohortToArrow } from "../../src/data/arrow.js";
import type { FoldJob, FoldOutcome } from "../../src/omics/fold-job.js";
import { defaultJobs, runJobs } from "../../src/omics/job-pool.js";
import { quickPlan } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const data = { cohort, bytes: cohortToArrow(cohort) };
const folds = Int32Array.from({ length: 30 }, (_, i) => Math.floor(i / 2) % 3);
const job = (fold: FoldJob["fold"], plan = quickPlan().toJSON()): FoldJob => ({ plan, folds, fold, cache: false });

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
    expect(final!.features).toHaveLength(24);
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
      step.verb === "encode" ? { ...step, options: { pixels: 2, by: "pca", assign: "assignment" } } : step,
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
    const { steps, ...rest } = quickPlan().toJSON();
    const long = steps.map((step) =>
      step.verb === "classify" ? { ...step, options: { ...step.options, steps: 1_000_000 } } : step,
    );
    await expect(run([job(0, { ...rest, steps: long })], 1, stop.signal)).rejects.toMatchObject({ tag: "Aborted" });
  });
});

test("one process a core unless told otherwise", () => {
  expect(defaultJobs()).toBeGreaterThan(0);
});
