/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { type Look, paintedSize, paintTile, type Pixels } from "../../../widgets/src/gallery/paint-tile.js";

const table = Uint8Array.from({ length: 768 }, (_, i) => (i % 3 === 0 ? Math.floor(i / 3) : 7));
const plain: Look = { channels: [0, 1, 2], table, contrast: [0, 255] };
/** Two images of 1 × 2 pixels and three channels. */
const pixels: Pixels = {
  bytes: Uint8Array.of(0, 0, 0, 0, 0, 0, 10, 20, 30, 40, 50, 60),
  height: 1,
  width: 2,
  depth: 3,
};

function painted(look: Look, from = pixels, image = 1, block = 1): number[] {
  const { height, width } = paintedSize(from, block);
  const out = new Uint8ClampedArray(4 * height * width).fill(99);
  paintTile(out, image, from, look, block);
  return Array.from(out);
}

test("three channels are red, green and blue", () => {
  expect(painted(plain)).toEqual([10, 20, 30, 255, 40, 50, 60, 255]);
});

test("a channel that is off is dark, the others keep their colours", () => {
  expect(painted({ ...plain, channels: [2, 0] })).toEqual([10, 0, 30, 255, 40, 0, 60, 255]);
});

test("a single channel goes through the colour table", () => {
  expect(painted({ ...plain, channels: [1] })).toEqual([20, 7, 7, 255, 50, 7, 7, 255]);
});

test("contrast spreads what lies within", () => {
  expect(painted({ ...plain, contrast: [10, 40] }).filter((_, i) => i % 4 === 0)).toEqual([0, 255]);
});

test("of more than three channels, those chosen are red, green and blue in their order", () => {
  const five: Pixels = { bytes: Uint8Array.of(1, 2, 3, 4, 5), height: 1, width: 1, depth: 5 };
  expect(painted({ ...plain, channels: [4, 1] }, five, 0)).toEqual([5, 2, 0, 255]);
});

test("blocks are averaged, and cut at the border", () => {
  const wide: Pixels = { bytes: Uint8Array.of(0, 100, 200, 40, 60, 80), height: 2, width: 3, depth: 1 };
  const grey = { ...plain, channels: [0] };
  expect(painted(grey, wide, 0, 2).filter((_, i) => i % 4 === 0)).toEqual([50, 140]);
});
