import { describe, expect, test } from "@jest/globals";
import { daubechies } from "../../src/math/daubechies.js";

test("Haar's wavelet, and the one with two moments in closed form", () => {
  expect(Array.from(daubechies(1))).toEqual([Math.SQRT1_2, Math.SQRT1_2]);
  const root = Math.sqrt(3);
  const closed = [1 + root, 3 + root, 3 - root, 1 - root].map((value) => value / (4 * Math.SQRT2));
  daubechies(2).forEach((value, k) => expect(value).toBeCloseTo(closed[k]!, 14));
});

describe.each([1, 2, 3, 4, 5, 6, 7, 8])("with %i moments", (moments) => {
  const filter = daubechies(moments);
  const dot = (shift: number) => filter.reduce((sum, value, k) => sum + value * (filter[k + shift] ?? 0), 0);

  test("it is orthogonal to itself, shifted by two and more, and of length 1", () => {
    for (let m = 0; m < moments; m++) expect(Math.abs(dot(2 * m) - (m === 0 ? 1 : 0))).toBeLessThan(1e-12);
  });

  test("its wavelet does not see polynomials of lower degree", () => {
    for (let degree = 0; degree < moments; degree++) {
      const term = (k: number) => (k % 2 === 0 ? 1 : -1) * filter[k]! * (k / filter.length) ** degree;
      expect(Math.abs(Array.from(filter.keys(), term).reduce((a, b) => a + b))).toBeLessThan(1e-12);
    }
  });

  test("its energy comes as early as it can: the roots are inside the unit circle", () => {
    const energy = (part: Float64Array) => part.reduce((sum, value) => sum + value ** 2, 0);
    if (moments > 1) expect(energy(filter.subarray(0, moments))).toBeGreaterThan(energy(filter.subarray(moments)));
  });
});

test.each([0, 11, 1.5])("%d moments are refused", (moments) => {
  expect(() => daubechies(moments)).toThrow(/vanishing moments/);
});
