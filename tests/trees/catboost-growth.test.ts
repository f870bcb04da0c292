import { expect, test } from "@jest/globals";
import { catboostGrowth, checkCatboost } from "../../src/trees/catboost-growth.js";

const options = { rounds: 10, learningRate: 0.1, depth: 6, lambda: 3, bins: 32 };

test("all leaves of a level ask the same", () => {
  expect(catboostGrowth(options)).toMatchObject({ growth: "oblivious", depth: 6, lambda: 3 });
});

test.each([{ depth: 0 }, { depth: 13 }, { learningRate: 2 }])("%j is refused", (wrong) => {
  expect(() => checkCatboost("boost", options)).not.toThrow();
  expect(() => checkCatboost("boost", { ...options, ...wrong })).toThrow(/boost: Option/);
});
