import { expect, test } from "@jest/globals";
import { filledTable, scaledTable } from "../../../src/notebook/charts/table-scale.js";
import { matrix } from "../../prepare/cohorts.js";

const table = matrix([
  [1, 5, NaN, 7],
  [2, 5, NaN, Infinity],
  [3, 5, NaN, 9],
]);

test("columns as z-scores with n − 1; constant ones are 0, missing and infinite values are missing", () => {
  expect([...scaledTable(table, "columns").values].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([
    -1,
    0,
    NaN,
    -0.7071,
    0,
    0,
    NaN,
    NaN,
    1,
    0,
    NaN,
    0.7071,
  ]);
});

test("rows as z-scores, and values as they are", () => {
  expect([...scaledTable(matrix([[1, 2, 3]]), "rows").values]).toEqual([-1, 0, 1]);
  expect([...scaledTable(table, "none").values]).toEqual([1, 5, NaN, 7, 2, 5, NaN, NaN, 3, 5, NaN, 9]);
});

test("missing values are filled with their column's mean, the input is left", () => {
  const before = table.values.slice();
  expect([...filledTable(scaledTable(table, "none")).values]).toEqual([1, 5, 0, 7, 2, 5, 0, 8, 3, 5, 0, 9]);
  expect(table.values).toEqual(before);
});
