import { expect, test } from "@jest/globals";
import {
  boxOf,
  roomForTexts,
  sideForTexts,
  textBoxes,
  type TextSize,
} from "../../../src/encoders/super-tml/text-boxes.js";

const size = { height: 60, width: 72 };

test("equal boxes in lines, as large as they can be", () => {
  const { left, top, scale } = textBoxes(6, 4, size, "equal")!;
  expect(Array.from(scale)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(Array.from(left)).toEqual([0, 36, 0, 36, 0, 36]);
  expect(Array.from(top)).toEqual([0, 0, 20, 20, 40, 40]);
});

test("ranked: the first are larger", () => {
  const { scale } = textBoxes(7, 2, size, "ranked")!;
  const base = scale[6]!;
  expect(Array.from(scale, (value) => value / base)).toEqual([3, 2, 2, 1, 1, 1, 1]);
});

test.each<TextSize>(["equal", "ranked"])(
  "%s: boxes lie within the image and do not overlap, at the most that fit",
  (by) => {
    const count = roomForTexts(4, size, by);
    expect(textBoxes(count + 1, 4, size, by)).toBeUndefined();
    const { left, top, scale } = textBoxes(count, 4, size, by)!;
    const covered = new Uint8Array(size.height * size.width);
    for (let k = 0; k < count; k++) {
      const { across, down } = boxOf(4, scale[k]!);
      expect(left[k]! + across).toBeLessThanOrEqual(size.width);
      expect(top[k]! + down).toBeLessThanOrEqual(size.height);
      for (let y = top[k]!; y < top[k]! + down; y++)
        for (let x = left[k]!; x < left[k]! + across; x++) covered[y * size.width + x]!++;
    }
    expect(Math.max(...covered)).toBe(1);
  },
);

test.each([1, 2, 3, 5, 8])("%i texts in larger letters lie within the image too", (count) => {
  const { top, scale } = textBoxes(count, 2, { height: 61, width: 70 }, "ranked")!;
  top.forEach((at, k) => expect(at + boxOf(2, scale[k]!).down).toBeLessThanOrEqual(61));
});

test("the side with room for so many", () => {
  const side = sideForTexts(100, 4, "equal");
  expect(roomForTexts(4, { height: side, width: side }, "equal")).toBeGreaterThanOrEqual(100);
  expect(roomForTexts(4, { height: side - 8, width: side - 8 }, "equal")).toBeLessThan(100);
  expect(roomForTexts(4, { height: 5, width: 64 }, "equal")).toBe(0);
});
