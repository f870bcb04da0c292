import { expect, test } from "@jest/globals";
import { OmixelError } from "../../src/errors.js";
import { watchRuns } from "../../src/notebook/run-watcher.js";
import { TrainingView } from "../../src/notebook/training.js";
import { collect } from "../../src/omics/collect.js";
import type { RunOptions } from "../../src/omics/options.js";
import { observed } from "../../src/omics/run-observers.js";
import { StudyResult } from "../../src/omics/study-result.js";
import { outcome, study } from "../omics/small-study.js";
import { inNotebook } from "./fake-kernel.js";
import { training } from "./fake-run.js";

const outcomes = [outcome(0), outcome(1), outcome("final")];
const result = new StudyResult(collect(study, outcomes), outcomes[2]!.final!);
const run = (options: RunOptions) => {
  for (const event of training({ fold: 0 })) options.onProgress?.(event);
  return Promise.resolve(result);
};

test("without a notebook nothing watches", async () => {
  watchRuns();
  let given: RunOptions | undefined;
  const options = {};
  await observed(study.plan, options, (own) => {
    given = own;
    return run(own);
  });
  expect(given).toBe(options);
});

test("in a notebook each run shows its training at once, and its last picture in the same place at the end", () =>
  inNotebook(async (kernel) => {
    const leave = watchRuns();
    await observed(study.plan, {}, (options) => {
      expect(kernel.displayed).toHaveLength(1);
      return run(options);
    });
    const [[first, begun], [last, ended]] = kernel.displayed as [[unknown, object], [unknown, object]];
    expect(first).toBeInstanceOf(TrainingView);
    expect(last).toBe(first);
    expect(begun).toEqual({ id: expect.any(String) });
    expect(ended).toEqual({ ...begun, update: true });
    expect(result.training()).toBe(first);
    expect(result.training().svg).toContain("update");
    leave();
    await observed(study.plan, {}, run);
    expect(kernel.displayed).toHaveLength(2);
  }));

test("a run that fails keeps its curves and says so", () =>
  inNotebook(async (kernel) => {
    const leave = watchRuns();
    const error = new OmixelError("FoldFailed", "The process of fold 1 ended.", "Run fewer.");
    const failing = observed(study.plan, {}, async (options) => {
      await run(options);
      throw error;
    });
    await expect(failing).rejects.toBe(error);
    const view = kernel.displayed.at(-1)![0] as TrainingView;
    leave();
    expect(view.text).toContain("failed: FoldFailed: The process of fold 1 ended.");
    expect(view.svg).toContain("interrupted at update 50 of 50");
  }));
