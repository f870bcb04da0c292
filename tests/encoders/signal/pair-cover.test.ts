import { expect, test } from "@jest/globals";
import { pairCover } from "../../../src/encoders/signal/pair-cover.js";
import { equalPieces } from "../../../src/math/piecewise-mean.js";

const entries = ({ start, feature, weight }: ReturnType<typeof pairCover>, pixel: number) =>
  Array.from({ length: start[pixel + 1]! - start[pixel]! }, (_, k) => [
    feature[start[pixel]! + k]!,
    Number(weight[start[pixel]! + k]!.toFixed(6)),
  ]);

test("half for the features of the row, half for those of the column, each once", () => {
  const pieces = equalPieces(4, 2);
  const cover = pairCover("test", pieces, pieces);
  expect(cover.start).toHaveLength(5);
  expect(entries(cover, 0)).toEqual([[0, 0.5], [1, 0.5]]); // prettier-ignore
  expect(entries(cover, 1)).toEqual([[0, 0.25], [1, 0.25], [2, 0.25], [3, 0.25]]); // prettier-ignore
});

test("pieces that overlap in part", () => {
  const cover = pairCover("test", equalPieces(3, 1), equalPieces(3, 2));
  expect(entries(cover, 0)).toEqual([[0, 0.666667], [1, 0.166667], [2, 0.166667]]); // prettier-ignore
  expect(entries(cover, 1)).toEqual([[0, 0.166667], [1, 0.416667], [2, 0.416667]]); // prettier-ignore
});

test("the same on each channel", () => {
  const pieces = equalPieces(2, 2);
  const cover = pairCover("test", pieces, pieces, 3);
  expect(cover.start).toHaveLength(13);
  expect(entries(cover, 9)).toEqual(entries(cover, 1));
});
