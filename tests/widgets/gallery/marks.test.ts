/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { extended, toggled } from "../../../widgets/src/gallery/marks.js";

test("one more, or one less", () => {
  expect(toggled([1, 2], 3)).toEqual([1, 2, 3]);
  expect(toggled([1, 2], 1)).toEqual([2]);
});

test("all between two places in the order of display, either way round, none twice", () => {
  expect(extended([9, 5], [7, 5, 3, 1], 2, 0)).toEqual([9, 5, 7, 3]);
  expect(extended([], [7, 5], 0, 8)).toEqual([7, 5]);
});
