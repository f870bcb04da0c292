import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  mean,
  median,
  medianAbsoluteDeviation,
  quantile,
  ranks,
  sortedQuantile,
  standardDeviation,
  variance,
} from "../../src/math/statistics.js";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });

describe("mean and variance", () => {
  test("of a few values", () => {
    expect(mean([1, 2, 3, 6])).toBe(3);
    expect(variance([1, 2, 3, 6])).toBeCloseTo(14 / 3, 12);
    expect(variance([1, 2, 3, 6], 0)).toBe(3.5);
    expect(standardDeviation([1, 2, 3, 6], 0)).toBe(Math.sqrt(3.5));
  });

  test("equal values have exactly their mean and no variance", () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: 1, max: 40 }), (value, count) => {
        const values = new Float64Array(count).fill(value);
        expect(mean(values) === value).toBe(true); // -0 is 0 here
        expect(variance(values)).toBe(0);
      }),
    );
  });

  test("a large offset costs no digits", () => {
    expect(variance([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
  });

  test("too few values", () => {
    expect(mean([])).toBeNaN();
    expect(variance([5])).toBe(0);
    expect(variance([])).toBe(0);
  });
});

describe("quantile", () => {
  test("interpolates as numpy does", () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([4, 1, 3, 2], 0.1)).toBeCloseTo(1.3, 12);
    expect(sortedQuantile([1, 2, 3, 4], 1)).toBe(4);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });

  test("leaves its input alone and stays within it", () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const before = [...values];
        const found = quantile(values, share);
        expect(values).toEqual(before);
        expect(found).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  test("median absolute deviation", () => {
    expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1);
  });
});

describe("ranks", () => {
  test("equal values share their mean rank", () => {
    expect(ranks([10, 20, 10, 5])).toEqual(Float64Array.of(2.5, 4, 2.5, 1));
    expect(ranks([])).toEqual(new Float64Array(0));
  });

  test("always sum to n (n + 1) / 2", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (values) => {
        expect(ranks(values).reduce((sum, rank) => sum + rank, 0)).toBe((values.length * (values.length + 1)) / 2);
      }),
    );
  });
});
