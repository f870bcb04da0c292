import { expect, test } from "@jest/globals";
import { centralPixels } from "../../../src/encoders/grid-match/central-pixels.js";

const drawn = (count: number, height: number, width: number) => {
  const used = new Set(centralPixels(count, { height, width }));
  const row = (y: number) => Array.from({ length: width }, (_, x) => (used.has(y * width + x) ? "#" : ".")).join("");
  return Array.from({ length: height }, (_, y) => row(y));
};

test("as many as there are pixels: all", () => {
  expect([...centralPixels(6, { height: 2, width: 3 })]).toEqual([0, 1, 2, 3, 4, 5]);
});

test("fewer: the corners stay blank first, then what else is far from the centre", () => {
  expect(drawn(21, 5, 5)).toEqual([".###.", "#####", "#####", "#####", ".###."]);
  expect(drawn(12, 6, 6)).toEqual(["......", "..##..", ".####.", ".####.", "..##..", "......"]);
  expect(drawn(9, 2, 7)).toEqual([".#####.", ".####.."]);
});

test("of pixels equally far away the upper left come first; each row's lie side by side", () => {
  expect(drawn(2, 4, 4)).toEqual(["....", ".##.", "....", "...."]);
  for (const [height, width] of [
    [9, 9],
    [8, 11],
    [3, 20],
  ] as const)
    for (let count = 1; count <= height * width; count++)
      for (const row of drawn(count, height, width)) expect(row).toMatch(/^\.*#*\.*$/);
});
