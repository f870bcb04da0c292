import { expect, test } from "@jest/globals";
import { largestOf } from "../../../src/encoders/grid-match/pair-matrix.js";

test("the largest number of pairs", () => {
  expect(largestOf(Uint16Array.of(0, 7, 65535, 3))).toBe(65535);
  expect(largestOf(Float32Array.of(0, 0.25, 0.125))).toBe(0.25);
  expect(largestOf(new Float32Array(4))).toBe(0);
});
