import { describe, expect, test } from "@jest/globals";
import { rankSumDeviate, tTwoSided, welch } from "../../src/math/two-sample.js";
import { describeWithShared, parityCase } from "../shared.js";

const momentsOf = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { count: values.length, mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
};

describeWithShared("scipy's Welch test", ["fixtures/parity/statistics.json"], () => {
  test("t, p and degrees of freedom", () => {
    const { input, expected } = parityCase("statistics", "t-tests");
    const found = welch(momentsOf(input.x.data), momentsOf(input.y.data));
    const [t, p, degrees] = expected.welch as [number, number, number];
    expect(found.t / t).toBeCloseTo(1, 9);
    expect(found.degrees / degrees).toBeCloseTo(1, 9);
    expect(tTwoSided(found) / p).toBeCloseTo(1, 9);
  });
});

describe("welch", () => {
  const of = (count: number, mean: number, squares = 0) => ({ count, mean, squares });

  test("constant groups differ infinitely or not at all", () => {
    expect(welch(of(3, 1), of(2, 2)).t).toBe(-Infinity);
    expect(welch(of(3, 2), of(2, 2)).t).toBe(0);
    expect([-Infinity, 0].map((t) => tTwoSided({ t, degrees: NaN }))).toEqual([0, 1]);
  });

  test("nothing to compare", () => {
    expect(welch(of(0, 0), of(2, 2, 1)).t).toBe(0);
    expect(welch(of(1, 0), of(1, 2)).t).toBe(0);
  });

  test("the second group may count as larger or smaller than it is", () => {
    expect(welch(of(4, 1, 3), of(100, 0, 99), 4)).toEqual({ t: 1 / Math.sqrt(0.5), degrees: 6 });
  });
});

describe("rankSumDeviate", () => {
  test("is 0 for the expected sum, with ties less spread out", () => {
    const ranked = { sums: Float64Array.of(5, 5), counts: Float64Array.of(2, 2), total: 4, ties: 0 };
    expect(rankSumDeviate(ranked, 0, true)).toBe(0);
    const apart = { ...ranked, sums: Float64Array.of(3, 7) };
    expect(rankSumDeviate(apart, 1, true)).toBeCloseTo(2 / Math.sqrt(5 / 3), 12);
    const tied = { ...apart, ties: 12 };
    expect(rankSumDeviate(tied, 1, true)).toBeGreaterThan(rankSumDeviate(tied, 1, false));
    expect(rankSumDeviate({ ...apart, ties: 60 }, 1, true)).toBe(0);
  });
});
