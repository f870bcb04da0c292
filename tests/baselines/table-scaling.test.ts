import { expect, test } from "@jest/globals";
import { applyTableScaling, columnMinima, filled, fitTableScaling } from "../../src/baselines/table-scaling.js";
import { dense } from "../../src/data/dense.js";

const train = dense(3, 4, Float32Array.of(1, 5, NaN, NaN, 3, 5, 2, NaN, 5, 5, 4, NaN));
const names = ["a", "constant", "holes", "never"];

test("features that do not vary go; the others become z-scores, missing values their minimum", () => {
  const scaling = fitTableScaling(train, names, { missing: "minimum", scale: true }, "svm");
  expect(scaling.names).toEqual(["a", "holes"]);
  const z = applyTableScaling(train, scaling);
  expect([...z.values].map((value) => +value.toFixed(4))).toEqual([-1, -0.5774, 0, -0.5774, 1, 1.1547]);
});

test("the mean stands in, and units are kept, where that is asked for", () => {
  const scaling = fitTableScaling(train, names, { missing: "mean", scale: false }, "svm");
  expect([...applyTableScaling(train, scaling).values]).toEqual([1, 3, 3, 2, 5, 4]);
  const fresh = dense(1, 4, Float32Array.of(NaN, 9, 7, 1));
  expect([...applyTableScaling(fresh, scaling).values]).toEqual([3, 7]);
});

test("a missing value is refused by name where nothing may stand in", () => {
  const fit = () => fitTableScaling(train, names, { missing: "error", scale: true }, "svm");
  expect(fit).toThrow(/holes is missing in training sample 1/);
});

test("a table without any difference is refused", () => {
  const same = dense(2, 1, Float32Array.of(3, 3));
  expect(() => fitTableScaling(same, ["a"], { missing: "minimum", scale: true }, "svm")).toThrow(
    /None of the 1 features varies/,
  );
});

test("minima skip what is missing, and 0 stands for a feature that nobody has", () => {
  expect([...columnMinima(train)]).toEqual([1, 5, 2, 0]);
  expect([...filled(train, Float32Array.of(0, 0, 9, 8)).values]).toEqual([1, 5, 9, 8, 3, 5, 2, 8, 5, 5, 4, 8]);
});
