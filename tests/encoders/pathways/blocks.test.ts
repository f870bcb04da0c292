import { expect, test } from "@jest/globals";
import { blocks } from "../../../src/encoders/pathways/blocks.js";

test("blocks of equal size follow each other from neighbour to neighbour, each read to and fro", () => {
  expect(blocks(4, { height: 4, width: 6 }).map((pixels) => [...pixels])).toEqual([
    [0, 1, 2, 8, 7, 6],
    [12, 13, 14, 20, 19, 18],
    [15, 16, 17, 23, 22, 21],
    [3, 4, 5, 11, 10, 9],
  ]);
});

test.each([
  [1, 3, 5],
  [7, 9, 9],
  [12, 3, 4],
  [30, 40, 7],
  [5, 50, 2],
])("%i blocks in %i × %i pixels do not overlap, and none is empty", (count, height, width) => {
  const all = blocks(count, { height, width });
  const pixels = all.flatMap((block) => [...block]);
  expect(new Set(pixels).size).toBe(pixels.length);
  expect(Math.min(...all.map(({ length }) => length))).toBeGreaterThan(0);
  expect(pixels.every((pixel) => pixel < height * width)).toBe(true);
});
