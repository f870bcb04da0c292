import { expect, test } from "@jest/globals";
import { thinnedCurve } from "../../../src/notebook/charts/thinned-curve.js";

test("points nearer than a grain are left out, the ends never", () => {
  const x = Array.from({ length: 1001 }, (_, i) => i / 1000);
  const kept = thinnedCurve(x, x, 0.1);
  expect(kept).toHaveLength(11);
  expect([kept[0], kept.at(-1)]).toEqual([0, 1000]);
});

test("an upright step keeps both its ends", () => {
  expect(thinnedCurve([0, 0, 1], [0, 1, 1], 0.1)).toEqual([0, 1, 2]);
});

test("no points and one point", () => {
  expect(thinnedCurve([], [], 0.1)).toEqual([]);
  expect(thinnedCurve([0], [1], 0.1)).toEqual([0]);
});
