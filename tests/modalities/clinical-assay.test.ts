import { expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import { featureNames } from "../../src/data/assay.js";
import { toDense } from "../../src/data/matrix.js";
import { tableOf } from "../../src/data/table.js";
import { checkClinicalChoice, clinicalAssay, fitClinical, withClinical } from "../../src/modalities/clinical-assay.js";

const cohort: Cohort = {
  samples: tableOf({
    sample: ["s0", "s1", "s2", "s3", "s4"],
    age: [40, 60, null, 50, null],
    stage: ["I", "II", "II", "NA", ""],
    same: ["x", "x", "x", "x", "x"],
    note: ["one", "two", "three", "four", "five"],
    label: ["a", "b", "a", "b", "a"],
    patient: ["p", "p", "q", "q", "r"],
  }),
  roles: { label: "label", group: "patient" },
  assays: {},
};
const fit = (samples: readonly string[], train = cohort) => fitClinical("late", train, { samples });

test("numbers are one feature, texts one for each category; all are z-scores of the training samples", () => {
  const state = fit(["age", "stage"]);
  const assay = clinicalAssay(cohort, state);
  expect(featureNames(assay)).toEqual(["age", "age unknown", "stage I", "stage II", "stage unknown"]);
  const columns = (i: number) => Array.from({ length: 5 }, (_, row) => toDense(assay.values).values[row * 5 + i]!);
  const z = Math.sqrt(1.5);
  columns(0).forEach((value, i) => expect(value).toBeCloseTo([-z, z, 0, 0, 0][i]!, 6)); // what is missing is the mean
  columns(1).forEach((value, i) => expect(value).toBeCloseTo((i === 2 || i === 4 ? 0.6 : -0.4) / Math.sqrt(0.24), 6));
  const rare = Math.sqrt(2 / 9);
  columns(2).forEach((value, i) => expect(value).toBeCloseTo([2 / 3 / rare, -1 / 3 / rare, -1 / 3 / rare, 0, 0][i]!, 5)); // prettier-ignore
});

test("a sample of which nothing is known was not measured", () => {
  const state = fit(["age", "stage"]);
  expect([...clinicalAssay(cohort, state).measured]).toEqual([1, 1, 1, 1, 0]);
  expect(withClinical(cohort, undefined)).toBe(cohort);
  const without: Cohort = { ...cohort, samples: tableOf({ sample: ["n0"], stage: ["II"] }) };
  expect([...clinicalAssay(without, state).measured]).toEqual([1]);
  const bare: Cohort = { ...cohort, samples: tableOf({ sample: ["n0"] }) };
  expect([...clinicalAssay(bare, state).measured]).toEqual([0]);
});

test("a category that training did not know is none of those that it knew", () => {
  const state = fit(["stage"]);
  const other: Cohort = { ...cohort, samples: tableOf({ sample: ["n0"], stage: ["IV"] }) };
  const { values, measured } = clinicalAssay(other, state);
  expect(measured[0]).toBe(1);
  expect(
    toDense(values)
      .values.slice(0, 2)
      .every((value) => value < 0),
  ).toBe(true);
});

test("a category called unknown is another feature than what is missing", () => {
  const samples = tableOf({ sample: ["a", "b", "c", "d", "e"], stage: ["I", "I", "unknown", "unknown", ""] });
  const assay = clinicalAssay({ ...cohort, samples }, fit(["stage"], { ...cohort, samples }));
  expect(featureNames(assay)).toEqual(["stage I", "stage unknown", "stage unknown-1"]);
  const column = (j: number) => Array.from({ length: 5 }, (_, row) => toDense(assay.values).values[row * 3 + j]! > 0);
  expect(column(1)).toEqual([false, false, true, true, false]);
  expect(column(2)).toEqual([false, false, false, false, true]);
});

test("what does not vary is left out; without anything else it is refused", () => {
  expect(featureNames(clinicalAssay(cohort, fit(["same", "age"])))).toEqual(["age", "age unknown"]);
  expect(() => fit(["same"])).toThrow(/Nothing varies .* same/);
});

test("columns that are not there, that tell the answer, or that are names, are refused", () => {
  expect(() => fit(["agee"])).toThrow(/agee.*\n?.*age/s);
  expect(() => fit(["label"])).toThrow(/"label" is what is predicted/);
  expect(() => fit(["patient"])).toThrow(/"patient" says who a sample is/);
  expect(() => fit(["sample"])).toThrow(/"sample" says who/);
  expect(() => fit(["note"])).toThrow(/"note" has 5 different texts in 5 training samples/);
  expect(() => checkClinicalChoice("late", { samples: ["age", "age"] })).toThrow(/list of different columns/);
  const taken = { ...cohort, assays: { clinical: clinicalAssay(cohort, fit(["age"])) } };
  expect(() => fit(["age"], taken)).toThrow(/assay "clinical" already/);
});
