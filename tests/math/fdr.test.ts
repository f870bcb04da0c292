import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { benjaminiHochberg } from "../../src/math/fdr.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

describeWithShared("statsmodels' fdr_bh", ["fixtures/parity/statistics.json"], () => {
  test("adjusted p-values", () => {
    const { input, expected, tolerance } = parityCase("statistics", "multiple-testing");
    const adjusted = benjaminiHochberg(Float64Array.from(input.p.data as number[]));
    expect(excess(adjusted, expected.fdr_bh.data, tolerance)).toBeLessThanOrEqual(0);
  });
});

test("never below the p-value, never above 1, in the same order", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
      const adjusted = benjaminiHochberg(Float64Array.from(p));
      for (let i = 0; i < p.length; i++) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p[i]!);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        for (let j = 0; j < p.length; j++) if (p[i]! < p[j]!) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
      }
    }),
  );
});

test("a missing or impossible p-value is refused", () => {
  expect(() => benjaminiHochberg(Float64Array.of(0.1, NaN))).toThrow(/P-value 2 of 2 is NaN/);
  expect(() => benjaminiHochberg(Float64Array.of(1.5))).toThrow(/P-value 1 of 1 is 1.5/);
  expect(benjaminiHochberg(new Float64Array(0))).toEqual(new Float64Array(0));
});
