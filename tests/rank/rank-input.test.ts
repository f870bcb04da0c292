import { expect, test } from "@jest/globals";
import { rankInput, rankOrder } from "../../src/rank/rank-input.js";
import { rankers } from "../../src/rank/registry.js";
import { matrix } from "../prepare/cohorts.js";

const values = matrix([
  [1, 5],
  [2, 6],
  [3, 7],
  [4, 8],
  [5, 9],
]);
const all = new Uint8Array(5).fill(1);

test("a ranker that compares classes sees samples with values and a label", () => {
  const data = rankInput(rankers.anovaF, values, Uint8Array.of(1, 1, 0, 1, 1), ["b", "a", "a", "", "b"], 2);
  expect(Array.from(data.values.values)).toEqual([1, 5, 2, 6, 5, 9]);
  expect(data.classNames).toEqual(["a", "b"]);
  expect(Array.from(data.classes)).toEqual([1, 0, 1]);
});

test("one that does not sees all that have values, whatever their labels", () => {
  const data = rankInput(rankers.variance, values, all, ["", "", "", "", ""], 2);
  expect(data.values).toBe(values);
  expect(Array.from(data.classes)).toEqual([0, 0, 0, 0, 0]);
});

test.each<[string, readonly string[], RegExp]>([
  ["a single class", ["a", "a", "a", "a", "a"], /one class, "a"/],
  ["a class too small", ["a", "a", "a", "a", "b"], /Class "b" has fewer than 2/],
  ["no label", ["", "", "", "", ""], /no training sample/],
])("%s is refused", (_, labels, message) => {
  expect(() => rankInput(rankers.tTest, values, all, labels, 2)).toThrow(message);
});

test("the order is by score, of equal scores by place", () => {
  expect(Array.from(rankOrder(Float64Array.of(1, Infinity, 0, 1, Infinity)))).toEqual([1, 4, 0, 3, 2]);
});
