import { expect, test } from "@jest/globals";
import { type Cohort, cohortSamples } from "../../src/data/cohort.js";
import { tableOf } from "../../src/data/table.js";
import { assertHonest, recordFit, seenIn } from "../../src/evaluate/leakage-guard.js";

const cohort: Cohort = {
  samples: tableOf({
    sample: ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"],
    patient: ["p0", "p0", "p1", "p1", "p2", "p2", "p3", "p3"],
  }),
  roles: { group: "patient" },
  assays: {},
};
const without = { ...cohort, roles: {} };

test("a step that saw other samples of other groups is used", () => {
  expect(() =>
    assertHonest(recordFit("scale", cohortSamples(cohort, [0, 1, 2, 3])), seenIn(cohortSamples(cohort, [4, 5]))),
  ).not.toThrow();
});

test("a step that saw test samples is refused, with its name and the first five", () => {
  expect(() => assertHonest(recordFit("scale", without), seenIn(cohortSamples(without, [7, 6, 5, 4, 3, 2])))).toThrow(
    expect.objectContaining({
      tag: "Leakage",
      place: { step: "scale" },
      message: expect.stringMatching(/6 of the samples that it is tested on: s7, s6, s5, s4, s3 and 1 more/),
    }),
  );
});

test("a step that saw another sample of a tested patient is refused", () => {
  const fitted = recordFit("deepInsight", cohortSamples(cohort, [0, 2, 4]));
  expect(() => assertHonest(fitted, seenIn(cohortSamples(cohort, [1, 6])))).toThrow(
    /1 of the groups that it is tested on: p0/,
  );
});

test("without groups, only samples are compared", () => {
  const fitted = recordFit("deepInsight", cohortSamples(without, [0, 2, 4]));
  expect(() => assertHonest(fitted, seenIn(cohortSamples(without, [1, 6])))).not.toThrow();
});
