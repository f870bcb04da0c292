import { expect, test } from "@jest/globals";
import { rocCurves } from "../../../src/notebook/charts/roc-curves.js";
import { curvesReference } from "../../curves.js";
import { examplePredictions, hostile, wordsOf } from "./examples.js";

const { truth, probabilities, classes: expected, aucMacro, aucMicro } = curvesReference.curves;
const classes = ["a", hostile, "c"];
const predictions = {
  classes,
  truth: (truth as number[]).map((c) => classes[c]!),
  probabilities: Float64Array.from(probabilities as number[]),
};
const rounded = (value: number) => value.toFixed(3);

test("areas of each class and of their mean are scikit-learn's", () => {
  const areas = classes.map((name, c) => `${name} ${rounded(expected[c].auc)}`).join(", ");
  const words = (mean: string) => `true positive rate against false positive rate. AUC: ${areas}${mean}.`;
  expect(wordsOf(rocCurves(predictions))).toBe(words(`, macro mean ${rounded(aucMacro)}`));
  expect(wordsOf(rocCurves(predictions, { mean: "micro" }))).toBe(words(`, micro mean ${rounded(aucMicro)}`));
  expect(wordsOf(rocCurves(predictions, { mean: "none" }))).toBe(words(""));
});

test("names are text in the picture", () => {
  expect(rocCurves(predictions).svg).not.toContain("<img");
});

test("two classes have the curve of the second, which the first mirrors", () => {
  expect(wordsOf(rocCurves(examplePredictions(["no", "yes"])))).toMatch(/AUC: yes 0\.\d+\.$/);
});

test("a class without samples has no curve, and one class alone none at all", () => {
  const words = wordsOf(
    rocCurves({ ...predictions, classes: ["a", "b", "c"], truth: predictions.truth.map(() => "a") }),
  );
  expect(words).toContain("AUC: a –, b –, c –.");
  const single = { classes: ["a"], truth: ["a"], probabilities: Float64Array.of(1) };
  expect(wordsOf(rocCurves(single))).toContain("AUC: a –.");
});

test("wrong options and predictions are refused", () => {
  expect(() => rocCurves(predictions, { mean: "all" as "none" })).toThrow(
    expect.objectContaining({ tag: "InvalidOption" }),
  );
  expect(() => rocCurves({ ...predictions, truth: [] })).toThrow(expect.objectContaining({ tag: "UnsuitableData" }));
});
