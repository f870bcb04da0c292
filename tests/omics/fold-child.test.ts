import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { cohortToArrow, valuesFromArrow } from "../../src/data/arrow.js";
import type { ProgressEvent } from "../../src/context.js";
import { runChild } from "../../src/omics/fold-child.js";
import type { FoldJob, FoldOutcome, JobHandlers } from "../../src/omics/fold-job.js";
import { longPlan, temporaryFolder } from "./quick-plan.js";
import { smallCohort } from "./small-cohort.js";

const folder = temporaryFolder();
const data = join(folder, "cohort.arrow");
writeFileSync(data, cohortToArrow(smallCohort()));
const folds = Int32Array.from({ length: 30 }, (_, i) => Math.floor(i / 2) % 3);
const job: FoldJob = { plan: longPlan().toJSON(), folds, fold: 0, cache: false };
const silent = { onProgress: () => undefined };

async function run(own: FoldJob, handlers: JobHandlers): Promise<FoldOutcome> {
  const outcome = join(temporaryFolder(), "outcome.arrow");
  await runChild(own, { data, outcome }, handlers);
  return valuesFromArrow(readFileSync(outcome)) as FoldOutcome;
}

describe("a job in a process of its own", () => {
  test("told that it is enough keeps what it has learnt", async () => {
    const enough = new AbortController();
    const epochs: number[] = [];
    const onProgress = (event: ProgressEvent) => {
      if (event.kind === "epoch" && epochs.push(event.epoch) === 5) enough.abort();
    };
    const { stopped, history, probabilities } = await run(job, { enough: enough.signal, onProgress });
    expect(stopped!.update).toBeGreaterThanOrEqual(10); // two updates an epoch
    expect(stopped!.update).toBeLessThan(stopped!.updates);
    expect(history[0]!.length).toBe(Math.floor(stopped!.update / 2));
    expect(probabilities).toHaveLength(20);
  });

  test("that has learnt nothing when it is enough writes nothing", async () => {
    const outcome = join(folder, "nothing.arrow");
    const running = runChild(job, { data, outcome }, { enough: AbortSignal.abort(), ...silent });
    await expect(running).rejects.toMatchObject({ tag: "Aborted" });
    expect(existsSync(outcome)).toBe(false);
  });

  test("with a number of updates makes no more of them", async () => {
    expect((await run({ ...job, updates: 7 }, silent)).stopped).toMatchObject({ update: 7 });
  });

  test("stops when it is told to", async () => {
    const stop = new AbortController();
    const onProgress = (event: ProgressEvent) => event.kind === "epoch" && stop.abort();
    await expect(run(job, { signal: stop.signal, onProgress })).rejects.toMatchObject({ tag: "Aborted" });
  });

  test("that ends without a word is named", async () => {
    const broken = { ...job, plan: undefined as unknown as FoldJob["plan"] };
    await expect(run(broken, silent)).rejects.toMatchObject({ tag: "FoldFailed", message: /fold 1/ });
  });
});
