import { describe, expect, test } from "@jest/globals";
import { parsePlan, PLAN_VERSION, stepOf } from "../../src/omics/plan.js";

const plan = {
  omixel: 1,
  source: { file: "counts.tsv", features: "rows", duplicates: "error" },
  seed: 1,
  steps: [{ verb: "log1p", options: {} }],
};

describe("parsePlan", () => {
  test("returns a plan as it is", () => {
    expect(parsePlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  test("refuses a plan of a newer version and says what to do", () => {
    expect(() => parsePlan({ ...plan, omixel: PLAN_VERSION + 1 })).toThrow(
      expect.objectContaining({ tag: "NewerVersion", remedy: "Install a newer omixel." }),
    );
  });

  test.each([
    ["null", null],
    ["a list", []],
    ["no version", { ...plan, omixel: undefined }],
    ["no source", { ...plan, source: "counts.tsv" }],
    ["a seed that is no integer", { ...plan, seed: 1.5 }],
    ["no steps", { ...plan, steps: undefined }],
    ["a step without verb", { ...plan, steps: [{ options: {} }] }],
  ])("refuses %s", (_, value) => {
    expect(() => parsePlan(value)).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  });
});

test("stepOf finds the step of a verb, or nothing", () => {
  expect(stepOf(parsePlan(plan), "log1p")).toBe(plan.steps[0]);
  expect(stepOf(parsePlan(plan), "encode")).toBeUndefined();
});
