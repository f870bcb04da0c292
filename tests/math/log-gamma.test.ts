import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { logChoose, logGamma } from "../../src/math/log-gamma.js";

test("known values", () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
  expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
  expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 13);
  expect(logGamma(1e5) / 1051287.708973657).toBeCloseTo(1, 14); // mpmath
  expect(logGamma(1e-5)).toBeCloseTo(11.512919692895824, 12); // mpmath
});

test("Γ(x + 1) = x Γ(x)", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
      const [left, right] = [logGamma(x + 1), logGamma(x) + Math.log(x)];
      expect(Math.abs(left - right)).toBeLessThan(1e-14 * Math.max(10, Math.abs(left)));
    }),
  );
});

test("binomial coefficients", () => {
  expect(Math.exp(logChoose(10, 3))).toBeCloseTo(120, 10);
  expect(logChoose(52, 0)).toBeCloseTo(0, 12);
});
