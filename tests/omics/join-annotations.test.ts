import { expect, test } from "@jest/globals";
import { sampleNames } from "../../src/data/cohort.js";
import { tableOf, texts } from "../../src/data/table.js";
import { joinAnnotations } from "../../src/omics/join-annotations.js";
import { smallCohort } from "./small-cohort.js";

const bare = () => {
  const cohort = smallCohort({ samples: 3 });
  return { ...cohort, samples: tableOf({ sample: sampleNames(cohort) }) };
};

test("lines find their samples by name", () => {
  const table = tableOf({ sample: ["s2", "s0", "s1"], type: ["c", "a", "b"] });
  const { cohort, unlabelled, warnings } = joinAnnotations(bare(), table, { file: "x.tsv" });
  expect(texts(cohort.samples, "type")).toEqual(["a", "b", "c"]);
  expect([unlabelled, warnings]).toEqual([0, []]);
});

test("samples on one side only are an error with their names, or left out on request", () => {
  const table = tableOf({ sample: ["s0", "s9"], type: ["a", "b"] });
  expect(() => joinAnnotations(bare(), table, { file: "x.tsv" })).toThrow(
    expect.objectContaining({ tag: "LabelMismatch", message: expect.stringMatching(/x\.tsv.*s1, s2.*s9/) }),
  );
  const { cohort, unlabelled } = joinAnnotations(bare(), table, { file: "x.tsv", unmatched: "drop" });
  expect([sampleNames(cohort), unlabelled]).toEqual([["s0"], 2]);
});

test("where no sample is found, nothing is dropped in silence", () => {
  const table = tableOf({ sample: ["t0", "t1"], type: ["a", "b"] });
  expect(() => joinAnnotations(bare(), table, { file: "x.tsv", unmatched: "drop" })).toThrow(/3 samples.*no label/);
});
