import { expect, test } from "@jest/globals";
import { equalPieces, fillGaps, piecewiseMean } from "../../src/math/piecewise-mean.js";

test.each<[number, number, number[], number[]]>([
  [7, 3, [0, 2, 4], [2, 4, 7]],
  [3, 3, [0, 1, 2], [1, 2, 3]],
  [2, 5, [0, 0, 0, 1, 1], [1, 1, 1, 2, 2]],
])("%i entries in %i pieces, as equal as can be", (count, pieces, from, to) => {
  const found = equalPieces(count, pieces);
  expect([Array.from(found.from), Array.from(found.to)]).toEqual([from, to]);
});

test("means of pieces leave missing values out", () => {
  const out = new Float64Array(3);
  piecewiseMean([1, 3, NaN, 5, NaN, NaN], equalPieces(6, 3), out);
  expect(Array.from(out)).toEqual([2, 5, NaN]);
});

test.each<[string, number[], number[]]>([
  ["between neighbours", [1, NaN, NaN, 4], [1, 2, 3, 4]],
  ["at the ends", [NaN, 2, NaN, 3, NaN, NaN], [2, 2, 2.5, 3, 3, 3]],
  ["nothing known", [NaN, NaN], [0, 0]],
  ["nothing missing", [3, 1], [3, 1]],
])("gaps are filled %s", (_, values, expected) => {
  const filled = Float64Array.from(values);
  fillGaps(filled);
  expect(Array.from(filled)).toEqual(expected);
});
