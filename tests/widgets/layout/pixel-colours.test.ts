/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { densityMap, levelMap, meanMap } from "../../../src/notebook/shared/pixel-map.js";
import { coloured } from "../../../widgets/src/layout/pixel-colours.js";
import { smallLayout } from "./small-layout.js";

// Two features on the first pixel, one on the second.
const layout = smallLayout(["a", "b", "c"], [[0, 0], [0, 0], [1, 0]], { side: 2 }); // prettier-ignore
const ramp = Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3));

test("density, means and the commonest level leave empty pixels out", () => {
  expect(Array.from(densityMap(layout))).toEqual([Math.fround(Math.log10(2)), 0, NaN, NaN]);
  expect(Array.from(meanMap(layout, Float32Array.of(1, 3, NaN)))).toEqual([2, NaN, NaN, NaN]);
  expect(Array.from(levelMap(layout, Int32Array.of(1, 1, 0), 2).level)).toEqual([1, 0, -1, -1]);
});

test("the commonest level of one pixel does not count for the next", () => {
  const apart = smallLayout(["a", "b", "c", "d"], [[0, 0], [0, 0], [1, 0], [1, 0]], { side: 2 }); // prettier-ignore
  expect(Array.from(levelMap(apart, Int32Array.of(0, 0, 1, -1), 2).level).slice(0, 2)).toEqual([0, 1]);
});

test("counts run from the least to the most through the ramp, empty pixels are clear", () => {
  const { rgba, range } = coloured(layout, undefined, ramp, []);
  expect(Array.from(rgba)).toEqual([255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(range).toEqual([1, 2]);
});

test("levels have the palette's colours", () => {
  const column = { name: "chromosome", levels: ["1", "X"], codes: Int32Array.of(1, 1, -1) };
  const { rgba, range } = coloured(layout, column, ramp, ["#000001", "#0a0b0c"]);
  expect(Array.from(rgba.slice(0, 8))).toEqual([10, 11, 12, 255, 0, 0, 0, 0]);
  expect(range).toBeUndefined();
});

test("a column without any number leaves everything clear", () => {
  const { rgba, range } = coloured(layout, { name: "score", numbers: new Float32Array(3).fill(NaN) }, ramp, []);
  expect(rgba.every((value) => value === 0)).toBe(true);
  expect(range).toEqual([0, 0]);
});
