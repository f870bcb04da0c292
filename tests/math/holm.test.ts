import { expect, test } from "@jest/globals";
import { holm } from "../../src/math/holm.js";
import { describeWithShared, parityCase } from "../shared.js";

test("the smallest p-value counts for all, the next for all but one, and none falls below one before it", () => {
  expect(holm([0.04, 0.01, 0.03])).toEqual([0.06, 0.03, 0.06]);
  expect(holm([0.6, 0.9])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

test("a missing p-value is refused", () => {
  expect(() => holm([0.1, NaN])).toThrow(/P-value 2 of 2 is NaN/);
});

describeWithShared("Holm as in statsmodels", ["fixtures/parity/statistics.json"], () => {
  test("multipletests(method='holm')", () => {
    const { input, expected } = parityCase("statistics", "multiple-testing");
    const given = (Object.values(input)[0] as { data: number[] }).data;
    holm(given).forEach((value, i) => expect(value).toBeCloseTo(expected.holm.data?.[i] ?? expected.holm[i], 9));
  });
});
