import { expect, test } from "@jest/globals";
import type { TrainingPart, TrainingState } from "../../src/notebook/state.js";
import { waitingTraining } from "../../src/notebook/training-parts.js";
import { trainingStill } from "../../src/notebook/training-still.js";
import { plan } from "./fake-run.js";

const start = waitingTraining(plan);
const evil = "<img onerror=x>";

test("parts, their states and the notes stand under the curves, as text", () => {
  const parts = start.parts.map((part, index): TrainingPart =>
    index > 0
      ? part
      : { ...part, name: evil, status: "stopped", update: 12, updates: 40, loss: 0.5, heldOut: 0.875, seconds: 65 },
  );
  const state: TrainingState = { ...start, parts, message: `failed: ${evil}`, warnings: [evil] };
  const svg = trainingStill(state, evil);
  expect(svg).not.toContain("<img");
  expect(svg.match(/&lt;img onerror=x&gt;/g)).toHaveLength(4);
  expect(svg).toContain("stopped at update 12 of 40");
  expect(svg).toMatch(/0\.500[^]*87\.5[^]*1 min 05 s/);
});

test("700 folds, 100 warnings and a word of 1,000 letters end somewhere, and say so", () => {
  const parts = Array.from({ length: 700 }, () => start.parts[0]!);
  const warnings = Array.from({ length: 100 }, (_, i) => `warning ${i}`);
  const svg = trainingStill({ ...start, parts, warnings, message: "🧬".repeat(1000) }, "many");
  expect(svg).toContain("… and 670 more");
  expect(svg).toContain("… and 94 more notes");
  expect(Number(/height="(\d+)"/.exec(svg)![1])).toBeLessThan(1400);
  expect(svg).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});
