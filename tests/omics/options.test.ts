import { describe, expect, test } from "@jest/globals";
import { checkEvaluateOptions, evaluateDefaults, explainDefaults } from "../../src/omics/options.js";

describe("checkEvaluateOptions", () => {
  test("accepts its own defaults and given folds", () => {
    expect(() => checkEvaluateOptions(evaluateDefaults)).not.toThrow();
    expect(() => checkEvaluateOptions({ ...evaluateDefaults, folds: [[0], [1]] })).not.toThrow();
  });

  test.each([
    [{ folds: 1 }, /folds is 1/],
    [{ folds: 2.5 }, /folds is 2.5/],
    [{ recipe: "magic" as "auto" }, /no recipe "magic"/],
    [{ controls: ["mirror" as "shuffledLayout"] }, /no control "mirror".*shuffledLayout, shuffledLabels/],
  ])("refuses %j", (wrong, message) => {
    expect(() => checkEvaluateOptions({ ...evaluateDefaults, ...wrong })).toThrow(message);
  });
});

test("defaults are frozen", () => {
  for (const defaults of [evaluateDefaults, explainDefaults]) expect(Object.isFrozen(defaults)).toBe(true);
});
