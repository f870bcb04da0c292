import { expect, test } from "@jest/globals";
import { LearningCurve, learningPoint } from "../../../src/omics/learning-curve/learning-curve.js";
import { fakeResult } from "../../report/fake-result.js";

const metrics = fakeResult().folds.map((fold) => fold.metrics);

test("a point is the mean over folds and draws, and knows what failed", () => {
  const point = learningPoint(0.5, [{ trainSamples: 7 }, { trainSamples: 8 }, { trainSamples: 9 }], metrics, ["one"]);
  expect(point).toMatchObject({ samples: 8, trainings: 3, errors: ["one"], mean: fakeResult().mean });
  expect(learningPoint(0.1, [], [], ["all"])).toMatchObject({ samples: null, mean: null, trainings: 0 });
});

test("shows itself as a picture, with the numbers as text", () => {
  const point = learningPoint(1, metrics.map(() => ({ trainSamples: 16 })), metrics, []); // prettier-ignore
  const curve = new LearningCurve({ source: "a.tsv", label: "type", points: [point], warnings: [] });
  const shown = (curve as unknown as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]!();
  expect(shown["image/svg+xml"]).toContain("<svg");
  expect(shown["text/plain"]).toContain("trainingSamples");
});
