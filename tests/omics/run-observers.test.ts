import { afterEach, describe, expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../src/context.js";
import { mainJob } from "../../src/cli/main-job.js";
import { collect } from "../../src/omics/collect.js";
import { omics } from "../../src/omics/omics.js";
import type { RunOptions } from "../../src/omics/options.js";
import { observed, observeRuns, type ObserverFactory } from "../../src/omics/run-observers.js";
import { StudyResult } from "../../src/omics/study-result.js";
import { quickPlan, temporaryFolder } from "./quick-plan.js";
import { outcome, study } from "./small-study.js";

const removers: (() => void)[] = [];
const watch = (factory: ObserverFactory) => removers.push(observeRuns(factory));
afterEach(() => removers.splice(0).forEach((remove) => remove()));

const outcomes = [outcome(0), outcome(1), outcome("final")];
const result = new StudyResult(collect(study, outcomes), outcomes[2]!.final!);
const told: ProgressEvent = { kind: "phase", phase: "read" };
/** A run that tells one thing. */
const run = (options: RunOptions) => {
  options.onProgress?.(told);
  return Promise.resolve(result);
};

describe("observers", () => {
  test("are made for each run of its plan, told its progress and its result", async () => {
    const seen: unknown[] = [];
    watch(({ plan }) => {
      seen.push(plan);
      return { onProgress: (event) => seen.push(event), onEnd: (end) => seen.push(end) };
    });
    watch(() => undefined);
    expect(await observed(study.plan, {}, run)).toBe(result);
    expect(seen).toEqual([study.plan, told, result]);
    await observed(study.plan, {}, run);
    expect(seen).toHaveLength(6);
  });

  test("leave the run's own listener in place, and see nothing once removed", async () => {
    const [own, seen]: [unknown[], unknown[]] = [[], []];
    const remove = observeRuns(() => ({ onProgress: (event) => seen.push(event) }));
    const options = { onProgress: (event: ProgressEvent) => own.push(event) };
    await observed(study.plan, options, run);
    remove();
    await observed(study.plan, options, run);
    expect([own, seen]).toEqual([[told, told], [told]]);
  });

  test("are told what was raised, which still reaches the caller", async () => {
    const ends: unknown[] = [];
    watch(() => ({ onEnd: (end) => ends.push(end) }));
    const raised = new Error("no such table");
    await expect(observed(study.plan, {}, () => Promise.reject(raised))).rejects.toBe(raised);
    expect(ends).toEqual([raised]);
  });

  test("may end the trainings early, each of them, beside the caller", async () => {
    const [mine, hers, third] = [new AbortController(), new AbortController(), new AbortController()];
    watch(() => ({ enough: hers.signal }));
    watch(() => ({ enough: third.signal }));
    let given: AbortSignal | undefined;
    await observed(study.plan, { enough: mine.signal }, (options) => {
      given = options.enough;
      return run(options);
    });
    expect(given!.aborted).toBe(false);
    hers.abort();
    expect(given!.aborted).toBe(true);
  });
});

describe("what an observer raises becomes a warning, once", () => {
  const fails = (where: string) => () => {
    throw new Error(`no screen ${where}`);
  };
  test("at the start, at progress, in a promise", async () => {
    watch(fails("at the start"));
    watch(() => ({ onProgress: fails("at progress") }));
    watch(() => ({ onProgress: () => Promise.reject(new Error("no screen later")) as unknown as undefined }));
    const events: ProgressEvent[] = [];
    const ran = await observed(study.plan, { onProgress: (event) => events.push(event) }, async (options) => {
      for (let i = 0; i < 3; i++) await run(options);
      await new Promise(setImmediate);
      return result;
    });
    expect(ran.data.warnings).toEqual(
      ["at the start", "at progress", "later"].map(
        (where) => `observers: An observer of the run failed: no screen ${where}`,
      ),
    );
    expect(events.filter(({ kind }) => kind === "warning")).toHaveLength(3);
  });

  test("at the end, where the result is what the others were given", async () => {
    const ends: unknown[] = [];
    watch(() => ({ onEnd: fails("at the end") }));
    watch(() => ({ onEnd: (end) => ends.push(end) }));
    const events: ProgressEvent[] = [];
    const ran = await observed(study.plan, { onProgress: (event) => events.push(event) }, run);
    expect(ends).toEqual([ran]);
    expect(events.at(-1)).toMatchObject({ kind: "warning", message: expect.stringContaining("at the end") });
  });
});

test("a plan's run and the main job's are observed", async () => {
  const ends: (StudyResult | Error)[] = [];
  watch(() => ({ onEnd: (end) => ends.push(end) }));
  const simulated = omics.simulate({ samples: 24, features: 60, modulesPerClass: 1, genesPerModule: 8 });
  const ran = await quickPlan(simulated).run({ jobs: 0, cache: false });
  expect(ends).toEqual([ran]);
  const job = mainJob({ data: "nowhere.tsv", out: temporaryFolder(), jobs: 0 });
  await expect(job.run({ tell: () => undefined })).rejects.toThrow();
  expect(ends[1]).toMatchObject({ tag: "FileNotFound" });
});
