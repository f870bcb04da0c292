import { expect, test } from "@jest/globals";
import { rememberTraining, trainingOf, TrainingView } from "../../src/notebook/training.js";
import { waitingTraining } from "../../src/notebook/training-parts.js";
import type { StudyResult } from "../../src/omics/study-result.js";
import { fakeResult } from "../report/fake-result.js";
import { inNotebook } from "./fake-kernel.js";
import { plan, wholeRun } from "./fake-run.js";

const shown = (view: TrainingView) =>
  (view as unknown as Record<symbol, () => Record<string, unknown>>)[Symbol.for("Jupyter.display")]!();

test("a finished run shows its training by its histories, the same view each time", () => {
  const result = fakeResult({ folds: 3 });
  const view = trainingOf(result);
  expect(trainingOf(result)).toBe(view);
  expect(view.text).toMatch(/^Training.*, finished: accuracy .* over 3 folds \(1 warnings\)$/);
  expect(view.svg).toContain("fold 3");
  expect(Object.keys(shown(view))).toEqual(["image/svg+xml", "text/plain"]);
});

test("a run that was watched is shown as it was watched, with its updates and controls", () =>
  inNotebook((kernel) => {
    const result = fakeResult({ folds: 3 });
    const view = new TrainingView(waitingTraining(plan));
    const empty = shown(view)["image/svg+xml"];
    const log = view.log();
    for (const event of wholeRun()) log.onProgress(event);
    log.onEnd({ data: result } as unknown as StudyResult);
    rememberTraining(result, view);
    const bundle = shown(trainingOf(result));
    expect(bundle["application/vnd.jupyter.widget-view+json"]).toMatchObject({ model_id: "widget-0" });
    expect(bundle["image/svg+xml"]).toContain("shuffled layout, fold 3");
    expect(bundle["image/svg+xml"]).not.toBe(empty);
    expect(kernel.named("Training")).toHaveLength(1);
    expect(
      kernel.named("Training")[0]!.appended.flatMap(([name, points]) => (name === "updates" ? points : [])),
    ).toHaveLength(350);
  }));
