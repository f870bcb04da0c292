import { expect, test } from "@jest/globals";
import type { Images } from "../../src/data/images.js";
import { commonContrast, smallImages } from "../../src/report/small-images.js";

const images = (height: number, width: number, channels: number, values: number[]): Images => ({
  count: values.length / (height * width * channels),
  height,
  width,
  channels,
  values: Float32Array.from(values),
  layout: {} as Images["layout"],
});

test("images that are small enough stay as they are", () => {
  const small = images(1, 2, 1, [1, 2]);
  expect(smallImages(small, 2)).toBe(small);
});

test("blocks of pixels are averaged, each channel by itself, cut at the border", () => {
  const values = [1, 10, 3, 30, 5, 50, 5, 50, 7, 70, 9, 90]; // 2 × 3 pixels, 2 channels
  const small = smallImages(images(2, 3, 2, values), 2);
  expect(small).toMatchObject({ height: 1, width: 2, channels: 2 });
  expect(Array.from(small.values)).toEqual([4, 40, 7, 70]);
});

test("one outlier does not turn the rest dark", () => {
  const values = Array.from({ length: 1000 }, (_, i) => (i < 500 ? 0 : i === 999 ? 100 : 1));
  expect(commonContrast({ values: Float32Array.from(values) })).toEqual([0, 1]);
  expect(commonContrast({ values: new Float32Array(4) })).toEqual([0, 1]);
});

test("values on both sides of 0 keep their sides; one side alone starts at 0", () => {
  expect(commonContrast({ values: Float32Array.from([-1, 0, 3]) })).toEqual([-1, 3]);
  expect(commonContrast({ values: Float32Array.from([2, 3]) })).toEqual([0, 3]);
});
