import { expect, test } from "@jest/globals";
import { alikeGroups, rankMethods } from "../../src/evaluate/friedman.js";
import { comparisonReference } from "../comparison-reference.js";

interface Case {
  readonly scores: number[][];
  readonly chiSquared: number;
  readonly p: number;
}

test.each(comparisonReference.friedman as Case[])("χ² and p are scipy's ($p)", ({ scores, chiSquared, p }) => {
  const found = rankMethods(scores);
  expect(found.chiSquared).toBeCloseTo(chiSquared, 9);
  expect(found.p).toBeCloseTo(p, 9);
});

/** Demšar 2006, section 3.2.2: four classifiers, 14 data sets, q = 2.569, so that CD = 1.25. */
test("the critical difference is Demšar's", () => {
  const scores = Array.from({ length: 14 }, (_, i) => [i, -i, 1, 2]);
  expect(rankMethods(scores).criticalDifference).toBeCloseTo(2.569 * Math.sqrt((4 * 5) / (6 * 14)), 3);
});

test("groups are as wide as can be and none stands in another", () => {
  const about = (meanRanks: number[], criticalDifference: number) =>
    alikeGroups({ meanRanks, criticalDifference, blocks: 5, chiSquared: 0, p: 1 });
  expect(about([1, 2, 3, 4], 1.5)).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
  expect(about([4, 1, 1.2, 1.4], 1)).toEqual([[0, 2]]);
  expect(about([1, 3], 1)).toEqual([]);
});

test("methods that are equal everywhere share the middle rank", () => {
  const { meanRanks, chiSquared, p } = rankMethods([[1, 1, 1], [1, 1, 1]]); // prettier-ignore
  expect({ meanRanks, chiSquared, p }).toEqual({ meanRanks: [2, 2, 2], chiSquared: 0, p: 1 });
});
