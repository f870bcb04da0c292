import { describe, expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { firstDependent, leastSquares } from "../../src/math/least-squares.js";

const ones = Float64Array.of(1, 1, 1, 1);
const slope = Float64Array.of(0, 1, 2, 3);

describe("least squares", () => {
  test("finds lines exactly, one a feature", () => {
    const values = dense(4, 2, Float32Array.of(1, 8, 3, 7, 5, 6, 7, 5));
    const [intercept, rise] = leastSquares([ones, slope], values);
    [1, 8].forEach((value, j) => expect(intercept![j]).toBeCloseTo(value, 12));
    [2, -1].forEach((value, j) => expect(rise![j]).toBeCloseTo(value, 12));
  });

  test("leaves residuals that the columns do not explain", () => {
    const values = dense(4, 1, Float32Array.of(1, 5, 2, 9));
    const [intercept, rise] = leastSquares([ones, slope], values).map((column) => column[0]!);
    const rest = Array.from(values.values, (value, i) => value - intercept! - rise! * i);
    expect(rest.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
    expect(rest.reduce((sum, value, i) => sum + i * value, 0)).toBeCloseTo(0, 10);
  });
});

test("the first column that says nothing new", () => {
  expect(firstDependent([ones, slope])).toBe(-1);
  expect(firstDependent([ones, slope, slope.map((value) => 3 - 2 * value), ones])).toBe(2);
  expect(firstDependent([ones, new Float64Array(4)])).toBe(1);
  expect(firstDependent([])).toBe(-1);
});
