import { expect, test } from "@jest/globals";
import { votesOf } from "../../../src/baselines/svm/votes.js";

test("two classes share one decision", () => {
  expect([...votesOf(Float64Array.of(3, -1), 2)]).toEqual([1.5, -1.5, -0.5, 0.5]);
});

test("three classes: votes, and less than a vote for the sum of the decisions", () => {
  // 0 beats 1 and 2, 1 beats 2; then a tie that the decisions break.
  const votes = [...votesOf(Float64Array.of(1, 2, 1, 1, -1, 3), 3)].map((value) => +value.toFixed(4));
  expect(votes.slice(0, 3)).toEqual([2.25, 1, -0.25]);
  expect(votes.slice(3)).toEqual([1, 1 + +(2 / 9).toFixed(4), +(1 - 2 / 9).toFixed(4)]);
});
