import { expect, test } from "@jest/globals";
import { imagesState } from "../../src/notebook/images-state.js";
import type { Images } from "../../src/data/images.js";
import { fakeResult } from "../report/fake-result.js";

const images = (values: number[], channels = 1): Images => {
  const { layout } = fakeResult().images;
  const width = values.length / channels;
  return { count: 1, height: 1, width, channels, values: Float32Array.from(values), layout };
};

test("each channel fills the bytes by itself, and 0 keeps its place", () => {
  const state = imagesState(images([0, -1, 5, 1, 10, 3], 2));
  expect(Array.from(state.pixels as Uint8Array)).toEqual([0, 0, 128, 128, 255, 255]);
  expect([state.low, state.high]).toEqual([
    [0, -1],
    [10, 3],
  ]);
});

test("pixels that are no number are counted and dark", () => {
  const state = imagesState(images([NaN, 1, 2]));
  expect(state.missing).toBe(1);
  expect(Array.from(state.pixels as Uint8Array)).toEqual([0, 128, 255]);
});

test("one huge pixel does not darken the others", () => {
  const values = Array.from({ length: 10_000 }, (_, i) => 1 + (i % 100) / 100);
  values[17] = 1e9;
  const state = imagesState(images(values));
  expect(state.high[0]).toBeLessThan(2.01);
});

test("flat and empty images are dark, not NaN", () => {
  expect(Array.from(imagesState(images([0, 0])).pixels as Uint8Array)).toEqual([0, 0]);
  expect(imagesState({ ...images([]), count: 0 }).pixels.byteLength).toBe(0);
});

test("of many images all pixels are looked at, not the same column of each", () => {
  for (const [side, count] of [
    [8, 25_000],
    [6, 16_700],
  ] as const) {
    const values = Float32Array.from({ length: count * side * side }, (_, i) => (i % side === 0 ? 0 : 1 + (i % side)));
    const [low, high] = [0, side];
    expect(imagesState({ ...images([]), count, height: side, width: side, values })).toMatchObject({
      low: [low],
      high: [high],
    });
  }
});
