import { expect, test } from "@jest/globals";
import { classIndices } from "../../../src/notebook/charts/predictions.js";

const probabilities = Float64Array.of(1, 0, 0, 1);

test("classes are found by name", () => {
  expect([...classIndices({ classes: ["a", "b"], truth: ["b", "a"], probabilities }, "x")]).toEqual([1, 0]);
});

test.each([
  ["no samples", { classes: ["a"], truth: [], probabilities: new Float64Array(0) }, "UnsuitableData"],
  ["too few probabilities", { classes: ["a", "b"], truth: ["a"], probabilities }, "UnsuitableData"],
  ["a missing one", { classes: ["a"], truth: ["a"], probabilities: Float64Array.of(NaN) }, "UnsuitableData"],
  ["a class that is not listed", { classes: ["a", "b"], truth: ["c", "a"], probabilities }, "UnknownName"],
] as const)("%s is refused", (_, predictions, tag) => {
  expect(() => classIndices(predictions, "rocCurves")).toThrow(
    expect.objectContaining({ tag, message: expect.stringContaining("step rocCurves") }),
  );
});
