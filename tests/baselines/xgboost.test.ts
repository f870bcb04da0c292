import { expect, test } from "@jest/globals";
import { xgboost } from "../../src/baselines/xgboost.js";
import { expectParity } from "./trees.js";

test("probabilities and Shapley values are those of the library's exact method", () =>
  expectParity(xgboost, { rounds: 20, depth: 3 }, 1e-4));

test("options out of range are refused", () => {
  expect(() => xgboost.check?.({ ...xgboost.defaults, depth: 0 })).toThrow(/xgboost: Option "depth"/);
});
