import { expect, test } from "@jest/globals";
import { checkXgboost, xgboostCurvature, xgboostGrowth } from "../../src/trees/xgboost-growth.js";

const options = { rounds: 10, learningRate: 0.3, depth: 6, lambda: 1, gamma: 0, minChildWeight: 1, bins: 64 };

test("grows level by level, and gains must pass gamma", () => {
  expect(xgboostGrowth({ ...options, gamma: 2 })).toMatchObject({ leaves: Infinity, depth: 6, minGain: 2, minHessian: 1 }); // prettier-ignore
  expect(xgboostGrowth(options).minGain).toBeGreaterThan(0);
  expect(xgboostCurvature()).toBe(2);
});

test.each([{ depth: 0 }, { gamma: -1 }, { minChildWeight: -1 }, { rounds: 0 }])("%j is refused", (wrong) => {
  expect(() => checkXgboost("boost", options)).not.toThrow();
  expect(() => checkXgboost("boost", { ...options, ...wrong })).toThrow(/boost: Option/);
});
