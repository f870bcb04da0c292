import { expect, test } from "@jest/globals";
import { chiSquaredUpperTail } from "../../src/math/chi-squared.js";
import { curvesReference } from "../curves.js";

test("tails are scipy's, also where they are tiny", () => {
  for (const [x, degrees, tail] of curvesReference.tails as [number, number, number][])
    expect(Math.abs(chiSquaredUpperTail(x, degrees) / tail - 1)).toBeLessThan(1e-11);
});

test("ends of the scale", () => {
  expect([-1, 0, Infinity].map((x) => chiSquaredUpperTail(x, 2))).toEqual([1, 1, 0]);
});
