import { expect, test } from "@jest/globals";
import { thresholdCounts } from "../../src/evaluate/threshold-counts.js";

test("samples of one score are counted together, from the highest score down", () => {
  expect(thresholdCounts([0.2, 0.9, 0.2, 0.5], [1, 1, 0, 0])).toEqual({
    threshold: Float64Array.of(0.9, 0.5, 0.2),
    truePositives: Float64Array.of(1, 1, 2),
    falsePositives: Float64Array.of(0, 1, 2),
  });
});

test("nothing has no thresholds, and infinite scores are scores", () => {
  expect(thresholdCounts([], []).threshold).toHaveLength(0);
  expect([...thresholdCounts([-Infinity, Infinity], [0, 1]).threshold]).toEqual([Infinity, -Infinity]);
});

test("a score that is no number is refused", () => {
  expect(() => thresholdCounts([1, NaN], [0, 1])).toThrow(
    expect.objectContaining({ tag: "UnsuitableData", message: expect.stringContaining("sample 2") }),
  );
});
