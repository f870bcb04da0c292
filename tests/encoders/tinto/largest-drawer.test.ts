import { expect, test } from "@jest/globals";
import { largestDrawer } from "../../../src/encoders/tinto/largest-drawer.js";
import { buildLayout } from "../../../src/encoders/layout-table.js";

const layout = buildLayout({
  height: 1,
  width: 2,
  channels: ["a", "b"],
  features: ["g", "h"],
  x: Uint16Array.of(0, 0, 1, 0),
  y: new Uint16Array(4),
  radius: 0,
});

test("the largest faded value of a pixel, on its channel; what is missing is left out", () => {
  const draw = (row: number[]) => {
    const image = new Float32Array(4);
    largestDrawer(Float32Array.of(0.5, 1, 1, 1), layout)(Float32Array.from(row), image);
    return [...image];
  };
  expect(draw([6, 2])).toEqual([3, 2, 0, 6]);
  expect(draw([2, 6])).toEqual([6, 6, 0, 2]);
  expect(draw([NaN, -1])).toEqual([-1, -1, 0, 0]);
});
