import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { testRows, trainRows } from "../../src/evaluate/fold-rows.js";
import { givenFolds } from "../../src/evaluate/given-folds.js";
import { describeWithShared, sharedPath } from "../shared.js";

test("lists of test rows become the fold of each row", () => {
  expect(givenFolds([[3, 0], [1], [2, 4]], 5)).toEqual(Int32Array.of(0, 1, 2, 0, 2));
});

test("folds by row are copied", () => {
  const foldOf = Int32Array.of(0, 1, 0);
  const given = givenFolds(foldOf, 3);
  given[0] = 9;
  expect(foldOf[0]).toBe(0);
});

test("a single fold is a fixed test set; other rows always train", () => {
  const foldOf = givenFolds([[3, 4]], 5);
  expect(foldOf).toEqual(Int32Array.of(-1, -1, -1, 0, 0));
  expect(trainRows(foldOf, 0)).toEqual(Int32Array.of(0, 1, 2));
});

test.each<[string, number[][] | Int32Array, RegExp]>([
  [
    "a row out of range",
    [
      [0, 1],
      [2, 5],
    ],
    /Fold 1 names row 5\. Rows are counted from 0 to 4/,
  ],
  ["rows without lists of folds", [0, 1] as unknown as number[][], /Fold 0 is no list of rows/],
  ["a row that is no integer", [[0.5]], /names row 0\.5/],
  [
    "a row twice",
    [
      [0, 1],
      [1, 2, 3, 4],
    ],
    /Row 1 is in fold 0 and again in fold 1/,
  ],
  ["a row in no fold", [[0], [1, 2]], /2 of 5 rows are in no fold: 3, 4/],
  ["an empty fold", [[0, 1, 2, 3, 4], []], /Fold 1 has no rows/],
  ["no fold", [], /There is no fold/],
  ["all rows in the only fold", [[0, 1, 2, 3, 4]], /tests all rows/],
  ["folds for another table", Int32Array.of(0, 1), /given for 2 rows, but there are 5/],
  ["a negative fold", Int32Array.of(0, 1, -2, 0, 1), /A row is in fold -2/],
  ["a fold number left out", Int32Array.of(0, 2, 0, 2, 0), /Fold 1 has no rows/],
])("%s is refused", (_, folds, message) => {
  expect(() => givenFolds(folds, 5)).toThrow(
    expect.objectContaining({ tag: "InvalidOption", message: expect.stringMatching(message) }),
  );
});

describeWithShared("published folds", ["fixtures/folds.json"], () => {
  const published = JSON.parse(readFileSync(sharedPath("fixtures/folds.json"), "utf8")) as Record<string, number[][]>;
  test.each([
    ["cachexia", 77, 77],
    ["glioma", 184, 184],
    ["rosmap_all", 351, 106],
  ])("%s", (name, rows, tested) => {
    const foldOf = givenFolds(published[name]!, rows);
    const counts = published[name]!.map((_, fold) => testRows(foldOf, fold).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(tested);
  });
});
