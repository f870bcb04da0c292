import { expect, test } from "@jest/globals";
import { precisionRecallCurves } from "../../../src/notebook/charts/precision-recall-curves.js";
import { curvesReference } from "../../curves.js";
import { examplePredictions, hostile, wordsOf } from "./examples.js";

const { truth, probabilities, classes: expected, ...means } = curvesReference.curves;
const classes = ["a", hostile, "c"];
const predictions = {
  classes,
  truth: (truth as number[]).map((c) => classes[c]!),
  probabilities: Float64Array.from(probabilities as number[]),
};
const rounded = (value: number) => value.toFixed(3);

test("average precisions of each class and of their mean are scikit-learn's", () => {
  const own = classes.map((name, c) => `${name} ${rounded(expected[c].averagePrecision)}`).join(", ");
  const words = (mean: string) => `precision against recall. Average precision: ${own}${mean}.`;
  expect(wordsOf(precisionRecallCurves(predictions))).toBe(
    words(`, macro mean ${rounded(means.averagePrecisionMacro)}`),
  );
  expect(wordsOf(precisionRecallCurves(predictions, { mean: "micro" }))).toBe(
    words(`, micro mean ${rounded(means.averagePrecisionMicro)}`),
  );
});

test("both of two classes have a curve, since they do not mirror each other", () => {
  const words = wordsOf(precisionRecallCurves(examplePredictions(["no", "yes"]), { mean: "none" }));
  expect(words).toMatch(/no 0\.\d+, yes 0\.\d+\.$/);
});

test("a class without samples has no curve", () => {
  const none = precisionRecallCurves({ ...predictions, truth: predictions.truth.map(() => "a") });
  expect(wordsOf(none)).toContain(`a 1.000, ${hostile} –, c –.`);
  expect(none.svg).not.toContain("<img");
});
