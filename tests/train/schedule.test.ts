import { expect, test } from "@jest/globals";
import { learningRateAt } from "../../src/train/schedule.js";

const cosine = { learningRate: 0.1, schedule: "cosine", warmup: 0.2, milestones: [] } as const;

test("rises through the warm-up, falls along a cosine, and never leaves its range", () => {
  const rates = Array.from({ length: 100 }, (_, step) => learningRateAt(step, 100, cosine, 1));
  expect(rates[0]).toBeCloseTo(0.1 / 20);
  expect(Math.max(...rates)).toBeCloseTo(0.1);
  expect(rates.indexOf(Math.max(...rates))).toBe(19);
  expect(rates[60]).toBeCloseTo(0.05); // half of the way down
  expect(rates[99]).toBeGreaterThan(0);
  expect(rates[99]).toBeLessThan(0.001);
  for (let step = 20; step < 100; step++) expect(rates[step]!).toBeLessThanOrEqual(rates[step - 1]!);
});

test("no warm-up begins at the top; constant stays; one update is at the full rate", () => {
  expect(learningRateAt(0, 10, { ...cosine, warmup: 0 }, 1)).toBe(0.1);
  expect(learningRateAt(7, 10, { ...cosine, schedule: "constant" }, 1)).toBe(0.1);
  expect(learningRateAt(0, 1, cosine, 1)).toBe(0.1);
  expect(learningRateAt(9, 10, { ...cosine, warmup: 1 }, 1)).toBeCloseTo(0.1);
});

test("steps divide by ten after each milestone, and know no warm-up", () => {
  const steps = { ...cosine, schedule: "steps", milestones: [50, 80] } as const;
  const at = (epoch: number, batch = 0) => learningRateAt((epoch - 1) * 7 + batch, 700, steps, 7);
  expect([at(1), at(50, 6)]).toEqual([0.1, 0.1]);
  expect([at(51), at(80, 6)]).toEqual([0.01, 0.01]);
  expect([at(81), at(100, 6)]).toEqual([0.001, 0.001]);
});
