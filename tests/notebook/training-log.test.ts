import { afterEach, expect, test } from "@jest/globals";
import { OmixelError } from "../../src/errors.js";
import { Model } from "../../src/notebook/model.js";
import type { StudyResult } from "../../src/omics/study-result.js";
import type { TrainingState } from "../../src/notebook/state.js";
import { TrainingLog } from "../../src/notebook/training-log.js";
import { waitingTraining } from "../../src/notebook/training-parts.js";
import { fakeResult } from "../report/fake-result.js";
import { inNotebook } from "./fake-kernel.js";
import { jobs, plan, training, wholeRun } from "./fake-run.js";

let now = 0;
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function begin() {
  now = 0;
  const model = new Model<TrainingState>("Training", waitingTraining(plan));
  const log = new TrainingLog(model, () => now);
  ends.push(() => log.onEnd(new Error("the test is over")));
  const part = (name: string) => model.get("parts").find((each) => each.name === name)!;
  return { model, log, part };
}

const study = (warnings: readonly string[] = []) =>
  ({ data: { ...fakeResult({ folds: 3 }), warnings } }) as unknown as StudyResult;

test("every update and epoch of a run is kept, in order", () => {
  const { model, log } = begin();
  const events = wholeRun();
  for (const event of events) log.onProgress(event);
  expect(model.get("updates")).toHaveLength(events.filter(({ kind }) => kind === "update").length);
  expect(model.get("epochs")).toHaveLength(events.filter(({ kind }) => kind === "epoch").length);
  expect(
    model
      .get("updates")
      .slice(0, 3)
      .map(([part, member, update]) => [part, member, update]),
  ).toEqual([
    [0, 0, 1],
    [0, 0, 2],
    [0, 0, 3],
  ]);
  expect(model.get("epochs")[1]).toEqual([
    0,
    0,
    2,
    expect.any(Number),
    expect.any(Number),
    expect.any(Number),
    expect.any(Number),
  ]);
  expect(model.get("epochs")[0]!.slice(5)).toEqual([null, null]);
  const controls = new Set(model.get("updates").flatMap(([part]) => (model.get("parts")[part]!.control ? [part] : [])));
  expect([...controls]).toEqual([4, 5, 6]);
});

test("parts wait, run and end; the share of the run grows and is not whole before the end", () => {
  const { model, log, part } = begin();
  let share = 0;
  const seen: string[] = [];
  for (const event of wholeRun()) {
    log.onProgress(event);
    if (event.kind !== "job") continue;
    expect(model.get("share")).toBeGreaterThanOrEqual(share);
    share = model.get("share");
    seen.push(part("fold 2").status);
  }
  expect([...new Set(seen)]).toEqual(["waiting", "running", "done"]);
  expect(share).toBe(0.99);
  log.onEnd(study(["a note"]));
  expect(model.get("share")).toBe(1);
  expect(model.get("status")).toBe("done");
  expect(model.get("message")).toMatch(/^finished: accuracy \d.* over 3 folds$/);
  expect(model.get("warnings")).toEqual(["a note"]);
});

test("the time left is not known before a training has shown its pace, nor after the last one", () => {
  const { model, log } = begin();
  const left: (number | null)[] = [];
  for (const event of wholeRun()) {
    now += 0.1;
    log.onProgress(event);
    if (event.kind === "job") left.push(model.get("secondsLeft"));
  }
  expect(left[0]).toBeNull();
  expect(left[1]).toBeGreaterThan(15);
  expect(left.at(-1)).toBeNull();
});

test("memory and speed are those of the processes that train now", () => {
  const { model, log } = begin();
  log.onProgress({ kind: "jobs", jobs, lanes: 2 });
  for (const event of [...training({ fold: 0 }), ...training({ fold: 1 })]) log.onProgress(event);
  log.onProgress({ kind: "job", state: "begun", fold: 2 });
  expect([model.get("memory"), model.get("processes"), model.get("imagesPerSecond")]).toEqual([1024, 2, 200]);
  log.onProgress({ kind: "job", state: "ended", fold: 0 });
  log.onProgress({ kind: "job", state: "ended", fold: 1 });
  expect([model.get("memory"), model.get("processes")]).toEqual([null, 0]);
});

test("Stop tells the run that it is enough, once, and says where it stopped", () =>
  inNotebook(async (kernel) => {
    const { model, log, part } = begin();
    model.open();
    const [widget] = kernel.named("Training");
    log.onProgress({ kind: "jobs", jobs: jobs.slice(0, 4), lanes: 2 });
    for (const event of training({ fold: 0 }, { until: 23 })) {
      now += 0.1;
      log.onProgress(event);
    }
    const before = model.get("secondsLeft");
    await widget!.receive("change:stop", true);
    expect(log.enough.aborted).toBe(true);
    expect([before, model.get("secondsLeft")]).toEqual([expect.any(Number), null]);
    expect(model.get("status")).toBe("stopping");
    log.onProgress({ kind: "phase", phase: "collect" });
    log.onProgress({ kind: "job", state: "begun", fold: 1 });
    expect(model.get("secondsLeft")).toBeNull();
    expect(model.get("message")).toMatch(/^stopping/);
    log.onProgress({ kind: "job", state: "ended", fold: 0 });
    for (const fold of [1, 2]) log.onProgress({ kind: "job", state: "skipped", fold });
    expect(part("fold 1")).toMatchObject({ status: "stopped", update: 23, updates: 50 });
    expect(part("fold 2").status).toBe("skipped");
    const data = { ...fakeResult({ folds: 3 }) };
    log.onEnd({ data: { ...data, folds: data.folds.slice(0, 1) } } as unknown as StudyResult);
    expect(model.get("status")).toBe("stopped");
    expect(model.get("message")).toMatch(/^stopped at update 23 of 50: accuracy .* over 1 fold$/);
    await widget!.receive("change:stop", true);
    expect(model.get("status")).toBe("stopped");
  }));

test("a fold from the cache, which told nothing, gets the curves of its result", () => {
  const { model, log, part } = begin();
  log.onProgress({ kind: "jobs", jobs: jobs.slice(0, 4), lanes: 2 });
  for (const job of jobs.slice(0, 4)) {
    log.onProgress({ kind: "job", state: "begun", ...job });
    log.onProgress({ kind: "job", state: "ended", ...job });
  }
  expect(part("fold 1").status).toBe("done");
  log.onEnd(study());
  expect(model.get("epochs").filter(([of]) => of === 0)).toHaveLength(4);
  expect(part("fold 1")).toMatchObject({ epochs: 4, loss: expect.any(Number), heldOut: expect.any(Number) });
});

test("an interrupt and an error are told, and the curves stay", () => {
  for (const [error, status, message] of [
    [new OmixelError("Aborted", "The run was stopped.", "Finished folds are kept: 1."), "interrupted", /kept: 1/],
    [new OmixelError("FoldFailed", "The process of fold 2 ended.", "Run fewer."), "failed", /FoldFailed: The process/],
    [new Error("no such thing"), "failed", /no such thing/],
  ] as const) {
    const { model, log, part } = begin();
    log.onProgress({ kind: "jobs", jobs: jobs.slice(0, 3), lanes: 1 });
    for (const event of training({ fold: 0 }, { until: 7 })) log.onProgress(event);
    log.onEnd(error);
    expect(model.get("status")).toBe(status);
    expect(model.get("message")).toMatch(message);
    expect(model.get("updates")).toHaveLength(7);
    expect(part("fold 1").status).toBe("interrupted");
    expect(part("fold 3").status).toBe("skipped");
    expect(model.get("secondsLeft")).toBeNull();
  }
});

test("an ensemble's networks are counted, and jobs nobody announced are shown", () => {
  const { model, log, part } = begin();
  log.onProgress({ kind: "jobs", jobs: [{ fold: 0 }], lanes: 1 });
  log.onProgress({ kind: "job", state: "begun", fold: 0 });
  log.onProgress({ kind: "step", step: "tsne", fold: 0, done: 3, of: 10 });
  log.onProgress({ kind: "job", state: "begun", fold: 7 });
  expect(part("fold 1").step).toBe("tsne, 3 of 10");
  expect(part("fold 8").status).toBe("running");
  log.onProgress({ kind: "update", fold: 0, member: 2, members: 4, update: 5, updates: 10, loss: 1, accuracy: 0.5 });
  log.onProgress({ kind: "job", state: "ended", fold: 7 });
  expect(part("fold 1")).toMatchObject({ member: 2, members: 4, step: "" });
  expect(model.get("share")).toBeCloseTo((1 + (0.9 * 2.5) / 4) / 2, 5);
});

test("numbers beside the curves follow while nothing but time passes", async () => {
  const { model, log } = begin();
  log.onProgress({ kind: "jobs", jobs: [{ fold: 0 }], lanes: 1 });
  log.onProgress({ kind: "job", state: "begun", fold: 0 });
  now = 42;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(model.get("seconds")).toBe(42);
  expect(model.get("parts")[0]!.seconds).toBe(42);
});
