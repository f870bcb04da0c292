import { describe, expect, test } from "@jest/globals";
import { parsePlan, PLAN_VERSION, stepOf, versionFor } from "../../src/omics/plan.js";

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

describe("several tables", () => {
  const table = { file: "r.tsv", features: "auto", duplicates: "error" } as const;

  test("need version 2; what an older omixel could run is still written for it", () => {
    expect(versionFor({ assays: { rna: table } })).toBe(2);
    expect(versionFor({ ...table, featureNames: "names.txt" })).toBe(2);
    expect([versionFor(table), versionFor({ simulate: {} }), versionFor({ memory: "" })]).toEqual([1, 1, 1]);
    expect(parsePlan({ ...plan, omixel: 2, source: { assays: { rna: table } } }).source).toEqual({
      assays: { rna: table },
    });
  });

  test.each([
    ["no object", []],
    ["none", {}],
    ["a table without a file", { rna: { features: "rows" } }],
    ["a name that cannot stand", { "a:b": table }],
  ])("refuses %s", (_, assays) => {
    expect(() => parsePlan({ ...plan, source: { assays } })).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  });
});

test("stepOf finds the step of a verb, or nothing", () => {
  expect(stepOf(parsePlan(plan), "log1p")).toBe(plan.steps[0]);
  expect(stepOf(parsePlan(plan), "encode")).toBeUndefined();
});
