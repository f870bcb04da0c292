import { expect, test } from "@jest/globals";
import { requirePValues } from "../../src/math/require-p-values.js";

test("p-values from 0 to 1 pass, none at all too", () => {
  expect(() => requirePValues([0, 0.5, 1])).not.toThrow();
  expect(() => requirePValues(new Float64Array(0))).not.toThrow();
});

test.each([
  [[0.1, NaN], /P-value 2 of 2 is NaN/],
  [[1.5], /P-value 1 of 1 is 1\.5/],
  [Float64Array.of(1, -0.1, 2), /P-value 2 of 3 is -0\.1/],
])("%j is refused", (p, message) => {
  expect(() => requirePValues(p)).toThrow(message);
});
