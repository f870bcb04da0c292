import { expect, test } from "@jest/globals";
import { checkLightgbm, lightgbmCurvature, lightgbmGrowth } from "../../src/trees/lightgbm-growth.js";

const options = { rounds: 10, learningRate: 0.1, leaves: 31, lambda: 0, minLeaf: null, minHessian: 1e-3, bins: 64 };

test("leaves have 20 samples, fewer where samples are few, unless told otherwise", () => {
  expect([1000, 200, 48, 5].map((samples) => lightgbmGrowth(options, samples).minSamples)).toEqual([20, 20, 4, 1]);
  expect(lightgbmGrowth({ ...options, minLeaf: 20 }, 48).minSamples).toBe(20);
  expect(lightgbmCurvature(3)).toBe(1.5);
});

test.each([{ leaves: 1 }, { minLeaf: 0 }, { minHessian: -1 }, { bins: 1 }])("%j is refused", (wrong) => {
  expect(() => checkLightgbm("boost", options)).not.toThrow();
  expect(() => checkLightgbm("boost", { ...options, ...wrong })).toThrow(/boost: Option/);
});
