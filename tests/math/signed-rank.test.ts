import { expect, test } from "@jest/globals";
import { signedRank } from "../../src/math/signed-rank.js";
import { comparisonReference } from "../comparison-reference.js";

interface Case {
  readonly values: number[];
  readonly statistic: number;
  readonly p: number;
}

test.each(comparisonReference.signedRank as Case[])("statistic and p are scipy's ($p)", ({ values, statistic, p }) => {
  const found = signedRank(values);
  expect(found.statistic).toBeCloseTo(statistic, 9);
  expect(found.p).toBeCloseTo(p, 9);
});

test("five differences of one sign cannot be significant at 5 %: 2 of 32 ways", () => {
  expect(signedRank([1, 2, 3, 4, 5]).p).toBeCloseTo(2 / 32, 12);
});

test("without any difference p is 1", () => {
  expect(signedRank([0, 0, 0])).toEqual({ statistic: 0, p: 1, count: 0 });
});
