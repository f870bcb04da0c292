import { expect, test } from "@jest/globals";
import { middleOf, treeTable } from "../../src/trees/table.js";
import { matrix } from "../prepare/cohorts.js";

test("feature after feature, also where there are more of them than are turned at a time", () => {
  expect([...treeTable(matrix([[1, 2, 3], [4, 5, 6]])).values]).toEqual([1, 4, 2, 5, 3, 6]); // prettier-ignore
  const wide = treeTable(matrix([Array.from({ length: 40 }, (_, j) => j), Array.from({ length: 40 }, (_, j) => -j)]));
  expect([...wide.values.subarray(2 * 37, 2 * 37 + 2)]).toEqual([37, -37]);
});

test("the middle between the largest below and the least above", () => {
  const table = treeTable(matrix([[0, 9], [0, 1], [0, 4], [0, 30]])); // prettier-ignore
  expect(middleOf(table, 1, Uint32Array.of(1, 2, 3, 0), 2)).toBe(6.5);
  expect(middleOf(table, 1, Uint32Array.of(2, 3), 1)).toBe(17);
});
