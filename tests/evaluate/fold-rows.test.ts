import { expect, test } from "@jest/globals";
import { foldCount, testRows, trainRows } from "../../src/evaluate/fold-rows.js";

const foldOf = Int32Array.of(1, 0, -1, 1, 0);

test("a fold tests its own rows and learns from all others", () => {
  expect(testRows(foldOf, 1)).toEqual(Int32Array.of(0, 3));
  expect(trainRows(foldOf, 1)).toEqual(Int32Array.of(1, 2, 4));
});

test("folds are counted; rows that always train are no fold", () => {
  expect(foldCount(foldOf)).toBe(2);
  expect(foldCount(Int32Array.of(-1))).toBe(0);
});
