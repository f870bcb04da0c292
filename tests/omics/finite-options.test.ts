import { describe, expect, test } from "@jest/globals";
import { requireFinite } from "../../src/omics/finite-options.js";
import { omics } from "../../src/omics/omics.js";
import { smallCohort } from "./small-cohort.js";

test("numbers, texts, lists, records and nothing pass", () => {
  requireFinite("scale", {
    a: -1e308,
    b: "Infinity",
    c: [1, [2]],
    d: { e: null },
    f: undefined,
    g: Float32Array.of(1),
  });
});

test.each([
  [{ maxMean: Infinity }, 'Option "maxMean" is Infinity, which a plan cannot record.'],
  [{ sides: [8, NaN] }, 'Option "sides[1]" is NaN, which a plan cannot record.'],
  [{ lengths: { TP53: -Infinity } }, 'Option "lengths.TP53" is -Infinity, which a plan cannot record.'],
  [{ weights: Float32Array.of(1, NaN) }, 'Option "weights[1]" is NaN, which a plan cannot record.'],
])("%j is refused, with its place", (options, what) => {
  expect(() => requireFinite("step", options)).toThrow(
    expect.objectContaining({ tag: "InvalidOption", what, place: { step: "step" } }),
  );
});

describe("every verb of a plan refuses what its JSON would change", () => {
  const plan = () => omics(smallCohort(), { samples: { file: "a.tsv", label: "label" } });
  test.each<[string, () => unknown]>([
    ["highlyVariable", () => plan().highlyVariable({ top: null, maxMean: Infinity })],
    ["scale", () => plan().scale({ maxValue: Infinity })],
    ["variance", () => plan().select("variance", { top: NaN })],
    ["deepInsight", () => plan().encode("deepInsight", { size: NaN } as object)],
    ["classify", () => plan().encode("deepInsight").classify("smallCnn", { epochs: Infinity })],
    ["simulate", () => omics.simulate({ effect: NaN } as object)],
    ["omics", () => omics(smallCohort(), { seed: NaN })],
  ])("%s", (step, build) => {
    expect(build).toThrow(
      expect.objectContaining({
        tag: "InvalidOption",
        what: expect.stringMatching(/is (Infinity|NaN), which a plan cannot record/),
        place: { step },
      }),
    );
  });
});
