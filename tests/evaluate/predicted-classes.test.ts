import { expect, test } from "@jest/globals";
import { predictedClasses } from "../../src/evaluate/predicted-classes.js";

test("the largest probability wins, the first among equals", () => {
  expect(predictedClasses(Float32Array.of(0.1, 0.9, 0.5, 0.5), 2, 2)).toEqual(Int32Array.of(1, 0));
});

test("probabilities of a diverged training are refused", () => {
  expect(() => predictedClasses(Float32Array.of(0.1, 0.9, NaN, NaN), 2, 2)).toThrow(
    expect.objectContaining({ tag: "UnsuitableData", message: expect.stringMatching(/sample 1 .* diverged/) }),
  );
});

test("a wrong number of probabilities is a programming error", () => {
  expect(() => predictedClasses(new Float32Array(5), 2, 2)).toThrow(RangeError);
});
