import { expect, test } from "@jest/globals";
import { classCentres } from "../../../src/baselines/linear/class-centres.js";
import { dense } from "../../../src/data/dense.js";

test("samples lie about their class's mean, classes about the mean of all", () => {
  const x = dense(4, 1, Float32Array.of(0, 2, 4, 10));
  const { sizes, logPrior, mean, offsets, within } = classCentres({ x, labels: Int32Array.of(0, 0, 0, 1), classes: 2 });
  expect([...sizes]).toEqual([3, 1]);
  expect(logPrior[1]).toBeCloseTo(Math.log(0.25), 12);
  expect(mean[0]).toBe(4);
  expect([...offsets.values].map((value) => +value.toFixed(9))).toEqual([-2, 6]);
  expect([...within.values].map((value) => +value.toFixed(9) + 0)).toEqual([-2, 0, 2, 0]);
});
