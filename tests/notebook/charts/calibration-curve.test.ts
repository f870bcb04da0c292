import { expect, test } from "@jest/globals";
import { calibrationCurve } from "../../../src/notebook/charts/calibration-curve.js";
import { examplePredictions, hostile, specOf, wordsOf } from "./examples.js";

const sure = {
  classes: ["a", hostile],
  truth: ["a", "a", "a", hostile],
  probabilities: Float64Array.of(0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1),
};

test("the predicted class: what was stated beside what came true", () => {
  const picture = calibrationCurve(sure);
  expect(wordsOf(picture)).toBe(
    "Calibration of predicted class, expected calibration error 0.150: 90.0\u00a0% stated, 75.0\u00a0% came true of 4 samples.",
  );
  expect(picture.svg).toContain("predicted class: expected calibration error 0.150");
});

test("one class against the rest, its name as text", () => {
  const picture = calibrationCurve(sure, { class: hostile });
  expect(wordsOf(picture)).toContain("10.0\u00a0% stated, 25.0\u00a0% came true of 4 samples");
  expect(picture.svg).not.toContain("<img");
});

test("as many bins as were asked for, at most", () => {
  const picture = calibrationCurve(examplePredictions(["a", "b"], 2000), { bins: 5, class: "b" });
  expect(specOf(picture).vconcat[1].data.values).toHaveLength(5);
});

test.each([
  [{ bins: 0 }, "InvalidOption"],
  [{ bins: 2.5 }, "InvalidOption"],
  [{ class: "c" }, "UnknownName"],
])("%j is refused", (options, tag) => {
  expect(() => calibrationCurve(sure, options)).toThrow(expect.objectContaining({ tag }));
});

test("what is no probability is refused", () => {
  expect(() => calibrationCurve({ ...sure, probabilities: sure.probabilities.map((value) => 10 * value) })).toThrow(
    expect.objectContaining({ tag: "UnsuitableData" }),
  );
});
