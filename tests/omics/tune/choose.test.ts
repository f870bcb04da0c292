import { expect, test } from "@jest/globals";
import { candidateResult, chooseSetting } from "../../../src/omics/tune/choose.js";

const simple = candidateResult({ size: 1 }, [0.8, 0.84, 0.82]);
const middle = candidateResult({ size: 2 }, [0.83, 0.9, 0.85]);
const best = candidateResult({ size: 3 }, [0.8, 0.95, 0.86]);

test("the best mean, or the first within one standard error of it", () => {
  const candidates = [simple, middle, best];
  expect(chooseSetting(candidates, { measure: "accuracy", rule: "best" })).toEqual({ size: 3 });
  expect(best.standardError).toBeCloseTo(0.0437, 3);
  expect(chooseSetting(candidates, { measure: "accuracy", rule: "oneStandardError" })).toEqual({ size: 2 });
});

test("of log loss less is better, and the first of equals is chosen", () => {
  expect(chooseSetting([best, simple, middle], { measure: "logLoss", rule: "best" })).toEqual({ size: 1 });
  const equal = candidateResult({ size: 4 }, [0.8, 0.84, 0.82]);
  expect(chooseSetting([equal, simple], { measure: "accuracy", rule: "best" })).toEqual({ size: 4 });
});

test("what failed, or is nowhere defined, is never chosen", () => {
  const failed = candidateResult({ size: 9 }, [1, 1], "NaN loss");
  expect(failed).toEqual({ setting: { size: 9 }, mean: null, standardError: null, error: "NaN loss" });
  expect(chooseSetting([failed, simple], { measure: "accuracy", rule: "best" })).toEqual({ size: 1 });
  expect(chooseSetting([candidateResult({}, [null, null])], { measure: "aucOvoMacro", rule: "best" })).toBeUndefined();
});
