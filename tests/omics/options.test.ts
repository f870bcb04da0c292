import { describe, expect, test } from "@jest/globals";
import { omics } from "../../src/omics/omics.js";
import { checkEvaluateOptions, checkExplainOptions, checkRunOptions, checkSamplesOptions, evaluateDefaults, explainDefaults, type RunOptions, type SamplesOptions } from "../../src/omics/options.js"; // prettier-ignore

describe("checkEvaluateOptions", () => {
  test("accepts its own defaults and given folds", () => {
    expect(() => checkEvaluateOptions(evaluateDefaults)).not.toThrow();
    expect(() => checkEvaluateOptions({ ...evaluateDefaults, folds: [[0], [1]] })).not.toThrow();
  });

  test.each([
    [{ folds: 1 }, /folds is 1/],
    [{ folds: 2.5 }, /folds is 2.5/],
    [{ recipe: "magic" as "auto" }, /no recipe "magic"/],
    [{ controls: ["shuffledLabels", "shuffledLabels"] as const }, /named twice/],
    [{ controls: ["mirror" as "shuffledLayout"] }, /no control "mirror".*shuffledLayout, shuffledLabels/],
  ])("refuses %j", (wrong, message) => {
    expect(() => checkEvaluateOptions({ ...evaluateDefaults, ...wrong })).toThrow(message);
  });
});

test("defaults are frozen", () => {
  for (const defaults of [evaluateDefaults, explainDefaults]) expect(Object.isFrozen(defaults)).toBe(true);
});

describe("checkSamplesOptions", () => {
  test("accepts what there is, and what is left open", () => {
    const all = { label: "type", group: "patient", sample: "id", sheet: "1", unmatched: "drop" } as const;
    expect(() => checkSamplesOptions({ ...all, groupPattern: "^(.*?)(_V\\d+)?$" })).not.toThrow();
    expect(() => checkSamplesOptions({ label: undefined } as unknown as SamplesOptions)).not.toThrow();
  });

  test.each([
    [{ groups: "patient" }, /no option "groups".*group/],
    [{ label: ["type"] }, /"label" is \["type"\], but a text is expected/],
    [{ unmatched: "skip" }, /no way "skip".*"error" or "drop"/],
    [{ groupPattern: "(" }, /groupPattern is no regular expression/],
    [{ groupPattern: "^p\\d|x" }, /has no group of its own/],
  ])("%j is refused as soon as it is told", (wrong, message) => {
    expect(() => checkSamplesOptions(wrong as SamplesOptions)).toThrow(message);
    expect(() => omics("table.tsv").samples("labels.tsv", wrong as SamplesOptions)).toThrow(message);
    expect(() => omics("table.tsv").samples(wrong as SamplesOptions)).toThrow(message);
  });
});

test("top counts genes", () => {
  expect(() => checkExplainOptions({ top: 1 })).not.toThrow();
  for (const top of [0, -5, 2.5]) expect(() => checkExplainOptions({ top })).toThrow(`top is ${top}`);
});

describe("checkRunOptions", () => {
  test("gives back what there is", () => {
    const options = { signal: AbortSignal.abort(), onProgress: () => undefined, jobs: 0, cache: false };
    expect(checkRunOptions("run", options)).toBe(options);
    expect(checkRunOptions("run", {})).toEqual({});
  });

  test.each([
    [{ job: 1 }, /no option "job".*jobs/],
    [{ jobs: 1.5 }, /jobs is 1\.5/],
    [{ jobs: -1 }, /jobs is -1/],
    [{ cache: "no" }, /"cache" is "no"/],
  ])("%j is refused before anything is read", async (wrong, message) => {
    expect(() => checkRunOptions("run", wrong as RunOptions)).toThrow(message);
    const plan = omics("no-such-file.tsv");
    for (const verb of ["run", "table", "images"] as const)
      await expect(plan[verb](wrong as RunOptions)).rejects.toThrow(message);
  });
});
