import { expect, test } from "@jest/globals";
import { solveSymmetric } from "../../src/math/solve-symmetric.js";

test("the solution solves, and only the lower triangle is read", () => {
  const x = solveSymmetric(Float64Array.of(4, NaN, NaN, 2, 3, NaN, -1, 0.5, 5), Float64Array.of(5, 6.5, 15));
  const [a, b, c] = [x[0]!, x[1]!, x[2]!];
  expect(4 * a + 2 * b - c).toBeCloseTo(5, 12);
  expect(2 * a + 3 * b + 0.5 * c).toBeCloseTo(6.5, 12);
  expect(-a + 0.5 * b + 5 * c).toBeCloseTo(15, 12);
});

test("a singular system has a solution too, and an empty one an empty one", () => {
  const [x, y] = solveSymmetric(Float64Array.of(2, 2, 2, 2), Float64Array.of(4, 4));
  expect(2 * x! + 2 * y!).toBeCloseTo(4, 12);
  expect(solveSymmetric(new Float64Array(0), new Float64Array(0))).toHaveLength(0);
});
