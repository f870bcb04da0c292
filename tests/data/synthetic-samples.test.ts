import { expect, test } from "@jest/globals";
import { appendSamples } from "../../src/data/append-samples.js";
import { cohortFromArrow, cohortToArrow } from "../../src/data/arrow.js";
import { cohortSamples } from "../../src/data/cohort.js";
import { dense } from "../../src/data/dense.js";
import { measuredSamples, syntheticSamples, withSyntheticColumn } from "../../src/data/synthetic-samples.js";
import { texts } from "../../src/data/table.js";
import { cohortOf, matrix, withSamples } from "../prepare/cohorts.js";

const cohort = () => cohortOf(matrix([[1, 0], [3, 4]])); // prettier-ignore
const longer = (marked: ReturnType<typeof withSyntheticColumn>, name: string) =>
  appendSamples(marked, {
    columns: { sample: [name], [marked.roles.synthetic]: ["yes"] },
    values: { rna: dense(1, 2) },
  });

test("made samples are told from measured ones, after a choice of rows and a journey through a file", () => {
  expect(syntheticSamples(cohort())).toBeUndefined();
  const marked = withSyntheticColumn(cohort());
  expect([marked.roles.synthetic, syntheticSamples(marked)]).toEqual(["synthetic", undefined]);
  const three = longer(marked, "new");
  expect([...syntheticSamples(three)!]).toEqual([0, 0, 1]);
  expect([...measuredSamples(three)]).toEqual([0, 1]);
  expect([...measuredSamples(cohort())]).toEqual([0, 1]);
  expect([...syntheticSamples(cohortSamples(three, [2, 0]))!]).toEqual([1, 0]);
  expect([...syntheticSamples(cohortFromArrow(cohortToArrow(three)))!]).toEqual([0, 0, 1]);
});

test("what was made before stays marked; a column of the same name is another's", () => {
  const three = longer(withSyntheticColumn(cohort()), "new");
  expect([...syntheticSamples(longer(withSyntheticColumn(three), "newer"))!]).toEqual([0, 0, 1, 1]);
  const own = withSyntheticColumn(withSamples(cohort(), { synthetic: ["yes", "yes"] }));
  expect([own.roles.synthetic, syntheticSamples(own)]).toEqual(["synthetic_", undefined]);
  expect(texts(own.samples, "synthetic")).toEqual(["yes", "yes"]);
});
