import { expect, test } from "@jest/globals";
import { calibration } from "../../src/evaluate/calibration.js";
import { oneVsRest } from "../../src/evaluate/one-vs-rest.js";
import { curvesReference } from "../curves.js";

const { truth, probabilities, classes } = curvesReference.curves;

test.each([0, 1, 2])("bins of class %i are scikit-learn's", (c) => {
  const { scores, positive } = oneVsRest(Int32Array.from(truth), Float64Array.from(probabilities), 3, c);
  const { bins } = calibration(scores, positive, 5);
  bins.forEach(({ stated, observed }, i) => {
    expect(stated).toBeCloseTo(classes[c].stated[i], 12);
    expect(observed).toBeCloseTo(classes[c].observed[i], 12);
  });
  expect(bins).toHaveLength(classes[c].stated.length);
});

test("the error is the mean distance of stated and observed, weighted by samples", () => {
  const { bins, error } = calibration([0.9, 0.9, 0.9, 0.9, 0.15], [1, 1, 0, 0, 0], 10);
  expect(bins.map(({ samples }) => samples)).toEqual([1, 4]);
  expect(error).toBeCloseTo((4 * 0.4 + 0.15) / 5, 12);
});

test("a probability on an edge belongs to the bin below; 0 and 1 belong to the first and the last", () => {
  const ranges = calibration([0, 0.1, 0.3, 0.7, 1], [0, 0, 0, 0, 0], 10).bins.map(({ to }) => to);
  expect(ranges).toEqual([0.1, 0.3, 0.7, 1]);
});

test.each([
  ["nothing", []],
  ["a missing probability", [NaN]],
  ["one above 1", [1.1]],
])("%s is refused", (_, stated) => {
  expect(() => calibration(stated, [1], 10)).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
});
