import { expect, test } from "@jest/globals";
import { labelsOf } from "../../src/data/cohort.js";
import { tableOf } from "../../src/data/table.js";
import { foldsOf, isFirst, splitSamples } from "../../src/omics/split.js";
import { smallCohort } from "./small-cohort.js";

const cohort = smallCohort();
const labels = labelsOf(cohort);

test("each repeat splits anew, with folds counted through, and the first as without repeats", () => {
  const [alone] = splitSamples(5, cohort, labels, { folds: 3, repeats: 1 });
  const splits = splitSamples(5, cohort, labels, { folds: 3, repeats: 3 });
  expect(splits[0]).toEqual(alone);
  expect(splits.map((split) => [...new Set(split)].sort())).toEqual([[0, 1, 2], [3, 4, 5], [6, 7, 8]]); // prettier-ignore
  expect(splits[1]!.map((fold) => fold - 3)).not.toEqual(alone);
  expect(splits[2]!.map((fold) => fold - 3)).not.toEqual(splits[1]);
  const folds = foldsOf(splits);
  expect(folds.map(({ fold }) => fold)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(folds.filter(isFirst).map(({ fold }) => fold)).toEqual([0, 1, 2]);
});

test("groups stay whole in every repeat", () => {
  const patient = labels.map((_, i) => `p${i >> 1}`);
  const samples = tableOf({ sample: labels.map((_, i) => `s${i}`), label: labels, patient });
  const grouped = { ...cohort, samples, roles: { label: "label", group: "patient" } };
  for (const split of splitSamples(1, grouped, labels, { folds: 3, repeats: 4 }))
    for (let i = 0; i < split.length; i += 2) expect(split[i]).toBe(split[i + 1]);
});

test("rows of no fold train in every repeat", () => {
  const [split] = splitSamples(1, cohort, labels, { folds: [[0, 1, 2, 3]], repeats: 1 });
  expect(split!.filter((fold) => fold === -1)).toHaveLength(26);
  expect(foldsOf([split!]).map(({ fold }) => fold)).toEqual([0]);
});

test("given folds that hold a class whole are refused by its name", () => {
  const own = labels.flatMap((label, row) => (label === "class1" ? [row] : []));
  expect(() => splitSamples(1, cohort, labels, { folds: [own], repeats: 1 })).toThrow(
    /All samples of the class "class1" are tested in fold 0/,
  );
});
