import { describe, expect, test } from "@jest/globals";
import { describeSightings, examine } from "../../src/prepare/evidence.js";
import { bothKinds, cohortOf, matrix } from "./cohorts.js";

const values = matrix([
  [0, 2, -1.5],
  [NaN, 7, Infinity],
  [0, -3, 0.25],
]);

describe.each(bothKinds(values))("%s values", (_kind, given) => {
  test("counts, places and extremes", () => {
    expect(examine(given)).toEqual({
      missing: { count: 2, row: 1, column: 0 },
      negative: { count: 2, row: 0, column: 2 },
      whole: 3 / 5,
      largest: 7,
      smallest: -3,
    });
  });
});

test("amounts: how many are whole, zeros left out", () => {
  const none = { count: 0, row: -1, column: -1 };
  const expected = { missing: none, negative: none, whole: 3 / 4, largest: 7, smallest: 0 };
  const amounts = matrix([
    [0, 2, 0.5],
    [1, 7, 0],
  ]);
  for (const [, given] of bothKinds(amounts)) expect(examine(given)).toEqual(expected);
});

test("nothing but zeros is nothing suspicious", () => {
  expect(examine(matrix([[0, 0]]))).toEqual({
    missing: { count: 0, row: -1, column: -1 },
    negative: { count: 0, row: -1, column: -1 },
    whole: 1,
    largest: 0,
    smallest: 0,
  });
});

test("described with names", () => {
  const data = { assay: cohortOf(values).assays.rna!, features: ["a", "b", "c"], samples: ["x", "y", "z"] };
  const { missing, negative } = examine(values);
  expect(describeSightings("missing", missing, data)).toBe("2 missing values, the first in sample y, feature a");
  expect(describeSightings("negative", { ...negative, count: 1 }, data)).toBe(
    "1 negative value, in sample x, feature c",
  );
});
