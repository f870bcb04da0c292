import { expect, test } from "@jest/globals";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { densityMap, levelMap, meanMap } from "../../../src/notebook/shared/pixel-map.js";
import { categories } from "../../../src/notebook/samples-state.js";

// Two features on the first pixel, one on the second, none on the third.
const layout = buildLayout({
  height: 1,
  width: 3,
  channels: ["one"],
  features: ["a", "b", "c"],
  x: Uint16Array.of(0, 0, 1),
  y: Uint16Array.of(0, 0, 0),
  radius: 0,
});

test("density is the logarithm of the count, and no number where there is nothing", () => {
  expect(Array.from(densityMap(layout))).toEqual([Math.fround(Math.log10(2)), 0, NaN]);
});

test("numbers are averaged over what is known", () => {
  expect(Array.from(meanMap(layout, Float32Array.of(1, 3, NaN)))).toEqual([2, NaN, NaN]);
  expect(Array.from(meanMap(layout, Float32Array.of(1, NaN, -2)))).toEqual([1, -2, NaN]);
});

test("the most frequent level colours a pixel, paler where it shares it", () => {
  const column = categories("chromosome", ["X", "X", ""]);
  if (!("levels" in column)) throw new Error("no levels");
  expect(levelMap(layout, column.codes as Int32Array, column.levels.length)).toEqual({
    level: Int32Array.of(0, -1, -1),
    share: Float32Array.of(1, 0, 0),
  });
  const mixed = categories("chromosome", ["1", "X", "X"]);
  if (!("levels" in mixed)) throw new Error("no levels");
  expect(levelMap(layout, mixed.codes as Int32Array, mixed.levels.length)).toEqual({
    level: Int32Array.of(0, 1, -1),
    share: Float32Array.of(0.5, 1, 0),
  });
});
