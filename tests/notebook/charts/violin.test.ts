import { expect, test } from "@jest/globals";
import { violinOf } from "../../../src/notebook/charts/violin.js";

test("the outline goes from the least to the largest value and is 1 at its widest", () => {
  const { values, halfWidths, median, quartiles } = violinOf(Float64Array.of(3, 1, 2, 2, 10));
  expect([values[0], values.at(-1)]).toEqual([1, 10]);
  expect(Math.max(...halfWidths)).toBe(1);
  expect(Math.min(...halfWidths)).toBeGreaterThan(0);
  expect(median).toBe(2);
  expect(quartiles).toEqual([2, 3]);
});

test("equal numbers, and one alone, are a point", () => {
  expect(violinOf(Float64Array.of(4, 4, 4))).toEqual({
    values: Float64Array.of(4),
    halfWidths: Float64Array.of(1),
    median: 4,
    quartiles: [4, 4],
  });
  expect(violinOf(Float64Array.of(7)).values).toEqual(Float64Array.of(7));
});
