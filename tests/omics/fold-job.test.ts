import { describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { cohortToArrow } from "../../src/data/arrow.js";
import { assayOf } from "../../src/data/cohort.js";
import { withColumn } from "../../src/data/table.js";
import { type FoldJob, runFold } from "../../src/omics/fold-job.js";
import { describeTensorFlow } from "../engine/engines.js";
import { longPlan, quickPlan, temporaryFolder } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const folds = Int32Array.from({ length: 30 }, (_, i) => Math.floor(i / 2) % 3);
const job: FoldJob = { plan: quickPlan().toJSON(), folds, fold: 1, cache: false };
const run = (given: FoldJob, of = cohort, events: ProgressEvent[] = []) =>
  runFold(given, { cohort: of, bytes: cohortToArrow(of) }, { onProgress: (event) => events.push(event) });

describeTensorFlow("the engine of a fold", (_, backend) => {
  test("tells the fold what is slower than it should be, which is kept with its warnings", async () => {
    const events: ProgressEvent[] = [];
    const onProgress = (event: ProgressEvent) => {
      if (event.kind === "epoch" && event.epoch === 1) backend.log("Slow.");
      events.push(event);
    };
    const { warnings } = await runFold(job, { cohort, bytes: cohortToArrow(cohort) }, { onProgress });
    expect(warnings).toContain("engine: Slow.");
    expect(events).toContainEqual({ kind: "warning", step: "engine", message: "Slow." });
  });
});

describe("runFold", () => {
  test("tests the rows of its fold and learns from the others", async () => {
    const outcome = await run(job);
    expect(Array.from(outcome.rows)).toEqual([2, 3, 8, 9, 14, 15, 20, 21, 26, 27]);
    expect(outcome.trainSamples).toBe(20);
    expect(outcome.probabilities).toHaveLength(20);
    expect([outcome.geneScores!.rows, outcome.geneScores!.columns]).toEqual([10, 24]);
  });

  test("nothing that it learns depends on its test rows", async () => {
    // Other values in the test rows: the network, judged on an unchanged row, must say the same.
    const { values } = assayOf(cohort);
    const changed = (values.values as Float32Array).slice();
    for (let j = 0; j < 24; j++) changed[3 * 24 + j] = 1000 - changed[3 * 24 + j]!;
    const other = {
      ...cohort,
      assays: { table: { ...cohort.assays.table!, values: { ...values, values: changed } as typeof values } },
    };
    const [first, second] = [await run(job), await run(job, other)];
    expect(second.probabilities.slice(0, 2)).toEqual(first.probabilities.slice(0, 2));
    expect(second.probabilities.slice(4)).toEqual(first.probabilities.slice(4));
    // Watched curves may differ, since they look at the changed row; what the network learnt from may not.
    const learnt = ({ history }: typeof first) => history[0]!.map(({ loss, accuracy }) => ({ loss, accuracy }));
    expect(learnt(second)).toEqual(learnt(first));
  });

  test("labels of test rows are not looked at", async () => {
    const labels = Array.from({ length: 30 }, (_, i) => `class${folds[i] === 1 ? 1 - (i % 2) : i % 2}`);
    const other = { ...cohort, samples: withColumn(cohort.samples, "label", labels) };
    expect((await run(job, other)).probabilities).toEqual((await run(job)).probabilities);
  });

  test("the final model learns from all rows and brings its images", async () => {
    const outcome = await run({ ...job, fold: "final" });
    expect(outcome.trainSamples).toBe(30);
    expect(outcome.final).toMatchObject({ images: { count: 30 }, assays: [{ name: "table" }] });
    expect(outcome.final!.assays[0]!.typical).toHaveLength(24);
  });

  test("a shuffled layout moves genes and nothing else", async () => {
    const outcome = await run({ ...job, control: "shuffledLayout" });
    expect(outcome.control).toBe("shuffledLayout");
    expect([...outcome.features].sort()).toEqual([...(await run(job)).features].sort());
    expect(outcome.probabilities).not.toEqual((await run(job)).probabilities);
  });

  describe("a control with shuffled labels", () => {
    // Genes 2, 5, 8 … do not differ between the classes: only who sees other labels chooses any of them.
    const select = { verb: "select", method: "anovaF", options: { top: 8 } };
    const [normalise, log, ...later] = job.plan.steps;
    const chosen: FoldJob = { ...job, plan: { ...job.plan, steps: [normalise!, log!, select, ...later] } };
    const blank = (features: readonly string[]) => features.filter((name) => Number(name.slice(1)) % 3 === 2).length;

    test("selects features by the shuffled labels, for all that it may know", async () => {
      const [own, control] = [await run(chosen), await run({ ...chosen, control: "shuffledLabels" })];
      expect([own.features.length, control.features.length]).toEqual([8, 8]);
      expect(blank(own.features)).toBe(0);
      expect(blank(control.features)).toBeGreaterThan(0);
    });

    test("takes no selection from the cache that the true labels made", async () => {
      const folder = process.env.OMIXEL_CACHE;
      process.env.OMIXEL_CACHE = temporaryFolder();
      try {
        const own = await run({ ...chosen, cache: true });
        const control = await run({ ...chosen, cache: true, control: "shuffledLabels" });
        expect(blank(control.features)).toBeGreaterThan(0);
        expect((await run({ ...chosen, cache: true })).features).toEqual(own.features);
      } finally {
        if (folder === undefined) delete process.env.OMIXEL_CACHE;
        else process.env.OMIXEL_CACHE = folder;
      }
    });
  });

  describe("ended early", () => {
    const long: FoldJob = { ...job, plan: longPlan().toJSON() };
    /** Runs until an epoch has ended. */
    const until = (epoch: number, given: FoldJob) => {
      const enough = new AbortController();
      const onProgress = (event: ProgressEvent) => event.kind === "epoch" && event.epoch === epoch && enough.abort();
      return runFold(given, { cohort, bytes: cohortToArrow(cohort) }, { enough: enough.signal, onProgress });
    };

    test("is scored and explained by what it has learnt", async () => {
      const outcome = await until(15, long);
      expect(outcome.stopped).toEqual({ update: expect.any(Number), updates: 1_000_000 });
      expect(outcome.history[0]).toHaveLength(15);
      expect(outcome.geneScores!.rows).toBe(10);
      const right = Array.from(outcome.rows).filter((row, i) => outcome.probabilities[2 * i + (row % 2)]! > 0.5);
      expect(right.length).toBeGreaterThanOrEqual(8);
    });

    test("learns from nothing but its training rows: other test labels change no answer", async () => {
      const labels = Array.from({ length: 30 }, (_, i) => `class${folds[i] === 1 ? 1 - (i % 2) : i % 2}`);
      const other = { ...cohort, samples: withColumn(cohort.samples, "label", labels) };
      const cut = { ...long, updates: 11 };
      expect((await run(cut, other)).probabilities).toEqual((await run(cut)).probabilities);
    });

    test("a control is given up, and so is what has learnt nothing", async () => {
      await expect(until(1, { ...long, control: "shuffledLabels" })).rejects.toMatchObject({ tag: "Aborted" });
      const handlers = { enough: AbortSignal.abort(), onProgress: () => undefined };
      const nothing = runFold(long, { cohort, bytes: cohortToArrow(cohort) }, handlers);
      await expect(nothing).rejects.toMatchObject({ tag: "Aborted" });
    });

    test("is not kept as if it were whole, and a whole one is", async () => {
      const folder = process.env.OMIXEL_CACHE;
      process.env.OMIXEL_CACHE = temporaryFolder();
      try {
        const cached = { ...job, cache: true };
        expect((await until(2, cached)).stopped).toBeDefined();
        expect((await run({ ...cached, updates: 3 })).stopped!.update).toBe(3);
        const whole = await run(cached);
        expect(whole.stopped).toBeUndefined();
        expect(whole.history[0]).toHaveLength(15);
        const events: ProgressEvent[] = [];
        expect((await run(cached, cohort, events)).probabilities).toEqual(whole.probabilities);
        expect(events.some(({ kind }) => kind === "epoch")).toBe(false); // from the cache
        expect((await run({ ...cached, updates: 3 })).stopped!.update).toBe(3);
      } finally {
        if (folder === undefined) delete process.env.OMIXEL_CACHE;
        else process.env.OMIXEL_CACHE = folder;
      }
    });
  });

  test("tells its training by the job's name: the final model is fold -1, controls say their own", async () => {
    const events: ProgressEvent[] = [];
    await run({ ...job, fold: "final" }, cohort, events);
    await run({ ...job, control: "shuffledLabels" }, cohort, events);
    const names = new Set(
      events.flatMap((event) =>
        event.kind === "update" || event.kind === "epoch" || event.kind === "resources"
          ? [`${event.kind} ${event.fold} ${event.control ?? "-"}`]
          : [],
      ),
    );
    expect([...names].sort()).toEqual(
      ["epoch", "resources", "update"].flatMap((kind) => [`${kind} -1 -`, `${kind} 1 shuffledLabels`]),
    );
  });

  test("tells epochs with the number of its fold", async () => {
    const events: ProgressEvent[] = [];
    await run(job, cohort, events);
    const epochs = events.filter((event) => event.kind === "epoch");
    expect(epochs.length).toBeGreaterThan(0);
    expect(epochs.every((event) => event.fold === 1)).toBe(true);
  });
});
