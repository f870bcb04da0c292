import { expect, test } from "@jest/globals";
import { trainingChart } from "../../src/notebook/training-chart.js";
import { waitingTraining } from "../../src/notebook/training-parts.js";
import type { TrainingState } from "../../src/notebook/state.js";
import { plan } from "./fake-run.js";

const size = { width: 300, height: 200 };
const start = waitingTraining(plan);
const state: TrainingState = {
  ...start,
  parts: start.parts.map((part) => ({ ...part, epochs: 10, updates: 100 })),
  updates: [
    [0, 0, 10, 2, 0.25],
    [0, 0, 100, 1, 0.5],
    [4, 0, 10, 9, 0.1],
  ],
  epochs: [
    [0, 0, 1, 2, 0.25, null, null],
    [0, 0, 10, 1, 0.5, 1.5, 0.4],
    [1, 0, 10, Number.NaN, Number.NaN, null, null],
  ],
};
const paths = (drawing: string) =>
  Array.from(drawing.matchAll(/\bd="(M[^"]*L[^"]*)"/g), ([, path]) => path!.split(/[ML]/).slice(1));

test("updates and epochs share one axis, so that both lines end at the same place", () => {
  const { markup } = trainingChart(state, "loss", size);
  const [updates, training] = paths(markup);
  expect(updates).toEqual(training);
  expect(updates!.at(-1)).toMatch(/^292,/);
  expect(markup).not.toContain("NaN");
});

test("a control's curve is not drawn, and does not stretch the axis", () => {
  const { markup } = trainingChart(state, "loss", size);
  expect(paths(markup)).toHaveLength(2);
  expect(markup).toMatch(/text-anchor="end"\s*>\s*2\s*</);
  expect(markup).not.toMatch(/text-anchor="end"\s*>\s*9\s*</);
});

test("a training that was cut short ends where it was cut", () => {
  const parts = state.parts.map((part) => ({ ...part, update: 42 }));
  const labels = ({ markup }: { markup: string }) =>
    Array.from(markup.matchAll(/text-anchor="middle"\s*>\s*(\d+)/g), ([, text]) => Number(text));
  expect(labels(trainingChart({ ...state, parts }, "loss", size)).at(-1)).toBe(10);
  expect(labels(trainingChart({ ...state, parts, status: "stopped" }, "loss", size)).at(-1)).toBe(5);
});

test("accuracy is in percent, and a single held-out value is a ring", () => {
  const { markup } = trainingChart(state, "accuracy", size);
  expect(markup).toContain("100%");
  expect(markup.match(/<circle/g)).toHaveLength(1);
});

test("a training that has not begun has its axes", () => {
  const { markup } = trainingChart(start, "loss", size);
  expect(markup).toContain("epoch");
  expect(markup).not.toMatch(/NaN|Infinity/);
});

test("100,000 updates make a picture of some kilobytes that keeps the peaks", () => {
  const updates = Array.from({ length: 100_000 }, (_, i) => [0, 0, i + 1, i === 70_000 ? 7 : 1, 0.5] as const);
  const parts = state.parts.map((part) => ({ ...part, epochs: 10, updates: 100_000 }));
  const { markup } = trainingChart({ ...state, parts, updates, epochs: [] }, "loss", size);
  expect(markup.length).toBeLessThan(40_000);
  const heights = paths(markup)[0]!.map((point) => Number(point.split(",")[1]));
  expect(Math.min(...heights)).toBeLessThan(50);
});
