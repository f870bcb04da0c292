import { expect, test } from "@jest/globals";
import { everyPair, oneVsRest } from "../../src/evaluate/one-vs-rest.js";
import { meanPrecisionRecallCurve, precisionRecallCurve } from "../../src/evaluate/precision-recall-curve.js";
import { curvesReference } from "../curves.js";

const { truth: classes, probabilities: shares, classes: expected, ...means } = curvesReference.curves;
const truth = Int32Array.from(classes as number[]);
const probabilities = Float64Array.from(shares as number[]);
const curveOf = (c: number) => {
  const { scores, positive } = oneVsRest(truth, probabilities, 3, c);
  return precisionRecallCurve(scores, positive)!;
};

test.each([0, 1, 2])("points and average precision of class %i are scikit-learn's, with ties", (c) => {
  const { recall, precision, averagePrecision } = curveOf(c);
  expect([...recall]).toEqual(expected[c].recall);
  expect([...precision]).toEqual(expected[c].precision);
  expect(averagePrecision).toBeCloseTo(expected[c].averagePrecision, 12);
});

test("micro and macro means are scikit-learn's", () => {
  const { scores, positive } = everyPair(truth, probabilities, 3);
  expect(precisionRecallCurve(scores, positive)!.averagePrecision).toBeCloseTo(means.averagePrecisionMicro, 12);
  expect(meanPrecisionRecallCurve([0, 1, 2].map(curveOf)).averagePrecision).toBeCloseTo(
    means.averagePrecisionMacro,
    12,
  );
});

test("without positives there is no curve, and without negatives a perfect one", () => {
  expect(precisionRecallCurve([1, 2], [0, 0])).toBeNull();
  expect(precisionRecallCurve([], [])).toBeNull();
  expect(precisionRecallCurve([1, 2], [1, 1])).toMatchObject({ averagePrecision: 1 });
});
