import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { lookupCurve } from "../../src/embed/lookup-curve.js";

test("a power is found to 2e-5 over its whole range", () => {
  const power = (x: number) => x ** -0.3 / (1 + 1.5 * x ** 0.9);
  const curve = lookupCurve(power);
  fc.assert(
    fc.property(fc.double({ min: -39, max: 39, noNaN: true }), (exponent) => {
      const x = 2 ** exponent;
      expect(Math.abs(curve(x) / power(x) - 1)).toBeLessThan(2e-5);
    }),
  );
});

test("beyond its range a curve stays where it ended", () => {
  const curve = lookupCurve((x) => x);
  expect(curve(2 ** -60)).toBe(2 ** -40);
  expect(curve(2 ** 60)).toBe(2 ** 40);
});
