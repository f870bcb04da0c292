import { describe, expect, test } from "@jest/globals";
import { dense } from "../../src/data/dense.js";
import { anovaF } from "../../src/math/anova.js";
import { fUpperTail } from "../../src/math/distributions.js";
import { describeWithShared, parityCase } from "../shared.js";

const column = (values: readonly number[]) => dense(values.length, 1, Float32Array.from(values));

describeWithShared("scipy's f_oneway", ["fixtures/parity/statistics.json"], () => {
  test("F and its p-value", () => {
    const { input, expected } = parityCase("statistics", "kruskal-anova");
    const groups = [input.g0.data, input.g1.data, input.g2.data] as number[][];
    const labels = Int32Array.from(groups.flatMap((group, c) => group.map(() => c)));
    const f = anovaF(column(groups.flat()), labels, 3)[0]!;
    // The groups are given in float64; stored as Float32 they move F in the seventh digit.
    expect(f / expected.anova[0]).toBeCloseTo(1, 6);
    expect(fUpperTail(expected.anova[0] as number, 2, labels.length - 3) / expected.anova[1]).toBeCloseTo(1, 9);
  });
});

describe("anovaF", () => {
  const labels = Int32Array.of(0, 0, 1, 1, 2, 2);

  test("all features at once equal one at a time", () => {
    const values = dense(6, 3, Float32Array.from([1, 5, 2, 2, 4, 2, 3, 1, 9, 5, 2, 1, 8, 3, 3, 8, 3, 4]));
    const each = [0, 1, 2].map(
      (j) => anovaF(column([0, 1, 2, 3, 4, 5].map((i) => values.values[i * 3 + j]!)), labels, 3)[0]!,
    );
    expect(anovaF(values, labels, 3)).toEqual(Float64Array.from(each));
  });

  test("a constant feature gets 0, whatever its value", () => {
    for (const value of [0, 0.1, -7.3, 1e9])
      expect(anovaF(column(Array<number>(6).fill(value)), labels, 3)).toEqual(Float64Array.of(0));
  });

  test("differs between classes only: Infinity", () => {
    expect(anovaF(column([1, 1, 2, 2, 3, 3]), labels, 3)).toEqual(Float64Array.of(Infinity));
  });

  test("missing values are left out", () => {
    const whole = anovaF(column([1, 2, 3, 5]), Int32Array.of(0, 0, 1, 1), 2);
    expect(anovaF(column([1, 2, NaN, 3, 5, NaN]), Int32Array.of(0, 0, 0, 1, 1, 1), 2)).toEqual(whole);
    expect(anovaF(column([NaN, NaN, NaN, NaN, NaN, NaN]), labels, 3)).toEqual(Float64Array.of(0));
  });

  test("one class, one row, an empty class, no spare degree of freedom: 0 where nothing can be compared", () => {
    expect(anovaF(column([1, 2, 3]), Int32Array.of(0, 0, 0), 1)).toEqual(Float64Array.of(0));
    expect(anovaF(column([1]), Int32Array.of(0), 2)).toEqual(Float64Array.of(0));
    expect(anovaF(column([1, 2]), Int32Array.of(0, 1), 2)).toEqual(Float64Array.of(0));
    expect(anovaF(column([1, 2, 3, 5]), Int32Array.of(0, 0, 2, 2), 3)).toEqual(
      anovaF(column([1, 2, 3, 5]), Int32Array.of(0, 0, 1, 1), 2),
    );
  });
});
