import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { planOf } from "../../src/cli/job.js";
import { jobOptions } from "../../src/cli/job-options.js";
import { mainJob, type MainJobSettings } from "../../src/cli/main-job.js";
import { observeRuns } from "../../src/omics/run-observers.js";
import { temporaryFolder } from "../omics/quick-plan.js";

/** Little training and nothing beside it. */
const shortest: MainJobSettings = { top: 60, epochs: 1, steps: 1, controls: "none", noCache: true };

describe("settings", () => {
  test("give the plan that the same words on the command line give", () => {
    const { plan, out } = mainJob({ preset: "quick", learningRate: 1e-3, folds: 3, seed: 4, groupPattern: "^(.)" });
    const values = { preset: "quick", "learning-rate": "0.001", folds: "3", seed: "4", "group-pattern": "^(.)" };
    expect(plan.toJSON()).toEqual(planOf({ values, positionals: [] }).toJSON());
    expect(out).toBe("omixel-report");
  });

  test("come from the environment, whatever their kind", () => {
    const settings = mainJob.settings({ OMIXEL_LEARNING_RATE: "1e-3", OMIXEL_FOLDS: "3", OMIXEL_OUT: "/there" });
    expect(settings).toEqual({ learningRate: "1e-3", folds: "3", out: "/there" });
    expect(mainJob(settings).plan.toJSON()).toEqual(mainJob({ learningRate: 1e-3, folds: 3 }).plan.toJSON());
  });

  test("every option of the command line is a setting", () => {
    const environment = Object.fromEntries(
      Object.keys(jobOptions).map((name) => [`OMIXEL_${name.replaceAll("-", "_").toUpperCase()}`, "1"]),
    );
    expect(Object.keys(mainJob.settings(environment))).toHaveLength(Object.keys(jobOptions).length);
  });

  test("a wrong name is answered with the nearest", () => {
    expect(() => mainJob({ learnRate: 1 } as MainJobSettings)).toThrow(/no setting "learnRate".*learningRate/);
  });
});

test("a run writes its folder and tells its progress", async () => {
  const out = join(temporaryFolder(), "report");
  const lines: string[] = [];
  const job = mainJob({ encoder: "deepInsight", model: "smallCnn", pixels: 8, folds: 2, jobs: 0, out, ...shortest });
  const study = await job.run({ tell: (line) => lines.push(line) });
  expect(study.metrics.folds).toHaveLength(2);
  expect(lines.join("\n")).toMatch(/fold 2 of 2: accuracy.*written to/s);
  expect(existsSync(join(out, "report.html"))).toBe(true);
  expect(await job.ended()).toBeUndefined();
});

test("a run that has learnt enough writes its folder all the same", async () => {
  const out = join(temporaryFolder(), "report");
  const enough = new AbortController();
  const settings = { encoder: "deepInsight", model: "smallCnn", pixels: 8, folds: 2, jobs: 0, out } as const;
  const job = mainJob({ ...settings, ...shortest, steps: 1_000_000 });
  const lines: string[] = [];
  const remove = observeRuns(() => ({ onProgress: (event) => event.kind === "epoch" && enough.abort() }));
  const study = await job.run({ tell: (line) => lines.push(line), enough: enough.signal });
  remove();
  expect(study.data.folds).toHaveLength(1);
  expect(lines.join("\n")).toMatch(/note: enough: .*fold 1 at update .*not run: fold 2/);
  expect(existsSync(join(out, "report.html"))).toBe(true);
});

test("a run that is stopped says so, also to whom asks when it is over", async () => {
  const job = mainJob({ out: temporaryFolder() });
  expect(await job.ended()).toBeUndefined();
  const run = job.run({ signal: AbortSignal.abort(), tell: () => undefined });
  await expect(run).rejects.toMatchObject({ tag: "Aborted", name: "OmixelError" });
  expect(await job.ended()).toMatchObject({ tag: "Aborted" });
});

test("in a notebook the kernel's signal stops it", async () => {
  const kernel = Symbol.for("omixel.kernel");
  Object.assign(globalThis, { [kernel]: { signal: AbortSignal.abort() } });
  try {
    await expect(mainJob({ out: temporaryFolder() }).run({ tell: () => undefined })).rejects.toThrow(/stopped/);
  } finally {
    Reflect.deleteProperty(globalThis, kernel);
  }
});
