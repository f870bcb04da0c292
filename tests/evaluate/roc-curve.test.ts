import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { auc } from "../../src/evaluate/auc.js";
import { everyPair, oneVsRest } from "../../src/evaluate/one-vs-rest.js";
import { meanRocCurve, rocCurve } from "../../src/evaluate/roc-curve.js";
import { curvesReference } from "../curves.js";

const { truth: classes, probabilities: shares, classes: expected, aucMacro, aucMicro } = curvesReference.curves;
const truth = Int32Array.from(classes as number[]);
const probabilities = Float64Array.from(shares as number[]);
const curveOf = (c: number) => {
  const { scores, positive } = oneVsRest(truth, probabilities, 3, c);
  return rocCurve(scores, positive)!;
};

test.each([0, 1, 2])("points and area of class %i are scikit-learn's, with ties", (c) => {
  const { falsePositiveRate, truePositiveRate, auc: area } = curveOf(c);
  expect([...falsePositiveRate]).toEqual(expected[c].fpr);
  expect([...truePositiveRate]).toEqual(expected[c].tpr);
  expect(area).toBeCloseTo(expected[c].auc, 12);
});

test("micro and macro means are scikit-learn's", () => {
  const { scores, positive } = everyPair(truth, probabilities, 3);
  expect(rocCurve(scores, positive)!.auc).toBeCloseTo(aucMicro, 12);
  expect(meanRocCurve([0, 1, 2].map(curveOf)).auc).toBeCloseTo(aucMacro, 12);
});

test("the area is the share of pairs in the right order, and the mean curve has the mean area", () => {
  const samples = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1 })), { maxLength: 20 });
  fc.assert(
    fc.property(fc.array(samples, { minLength: 1, maxLength: 4 }), (sets) => {
      const curves = sets.flatMap((set) => {
        const [scores, positive] = [set.map(([score]) => score), set.map(([, own]) => own)];
        const curve = rocCurve(scores, positive);
        if (auc(scores, positive) === null) expect(curve).toBeNull();
        else expect(curve!.auc).toBeCloseTo(auc(scores, positive)!, 12);
        return curve ?? [];
      });
      if (curves.length === 0) return;
      const mean = meanRocCurve(curves);
      expect(mean.auc).toBeCloseTo(curves.reduce((sum, curve) => sum + curve.auc, 0) / curves.length, 12);
      mean.truePositiveRate.forEach((rate, i) =>
        expect(rate).toBeGreaterThanOrEqual(mean.truePositiveRate[i - 1] ?? 0),
      );
      expect(mean.truePositiveRate[0]).toBe(0);
      expect(mean.truePositiveRate.at(-1)).toBeCloseTo(1, 12);
    }),
  );
});
