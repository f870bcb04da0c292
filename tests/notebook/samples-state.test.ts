import { expect, test } from "@jest/globals";
import { tableOf } from "../../src/data/table.js";
import { categories, columnsOf, samplesState } from "../../src/notebook/samples-state.js";
import { fakeResult } from "../report/fake-result.js";

test("what the networks said comes first, then the table's own columns", () => {
  const result = fakeResult();
  const sampleTable = tableOf({
    sample: result.samples.map(({ name }) => name),
    truth: result.samples.map(() => "not the class"),
    age: result.samples.map((_, i) => (i === 0 ? null : i)),
    site: result.samples.map((_, i) => ["site 10", "site 2", ""][i % 3]!),
  });
  const state = samplesState({ ...result, sampleTable });
  expect(state.names).toEqual(result.samples.map(({ name }) => name));
  expect(state.columns.map(({ name }) => name)).toEqual(["truth", "predicted", "fold", "confidence", "age", "site"]);
  const [truth, , , confidence, age, site] = state.columns;
  expect(truth).toMatchObject({ levels: result.classes });
  expect(site).toMatchObject({ levels: ["site 2", "site 10"] });
  expect(Array.from("codes" in site! ? (site.codes as Int32Array).slice(0, 3) : [])).toEqual([1, 0, -1]);
  expect("numbers" in age! && Array.from((age.numbers as Float32Array).slice(0, 2))).toEqual([NaN, 1]);
  const sure = "numbers" in confidence! ? (confidence.numbers as Float32Array) : new Float32Array();
  const best = Array.from({ length: result.classes.length }, (_, c) => result.probabilities[c]!);
  expect(sure[0]).toBeCloseTo(Math.max(...best), 6);
  expect(Object.keys(state.colours)).toEqual(result.classes);
});

test("a column of names is no group", () => {
  const table = tableOf({ barcode: Array.from({ length: 500 }, (_, i) => `cell ${i}`), lane: Array(500).fill("a") });
  expect(columnsOf(table).map(({ name }) => name)).toEqual(["lane"]);
});

test("given levels keep their order, and a value outside them is missing", () => {
  expect(categories("stage", ["late", "early", "other"], ["early", "late"])).toEqual({
    name: "stage",
    levels: ["early", "late"],
    codes: Int32Array.of(1, 0, -1),
  });
});
