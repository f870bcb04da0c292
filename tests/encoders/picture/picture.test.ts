import { describe, expect, test } from "@jest/globals";
import type { Images } from "../../../src/data/images.js";
import { colourTable } from "../../../src/encoders/picture/colour-map.js";
import { contrastOf, imageToRgba, mapToRgba } from "../../../src/encoders/picture/picture.js";
import { exampleLayout } from "../../data/example-cohort.js";

const imagesOf = (channels: number, ...values: number[]): Images => ({
  count: values.length / (2 * channels),
  height: 1,
  width: 2,
  channels,
  values: Float32Array.from(values),
  layout: exampleLayout(),
});
const pixels = (rgba: Uint8Array) =>
  Array.from({ length: rgba.length / 4 }, (_, p) => Array.from(rgba.subarray(4 * p, 4 * p + 4)));

describe("imageToRgba", () => {
  const rgb = imagesOf(3, 0, 0, 5, 1, 10, 10, 0, 0, 0, 9, 9, 9);

  test("three channels are red, green and blue, each from its smallest to its largest value", () => {
    expect(pixels(imageToRgba(rgb, 0))).toEqual([
      [0, 0, 0, 255],
      [255, 255, 255, 255],
    ]);
  });

  test("a fixed contrast is the same for all channels and images; values beyond are clipped", () => {
    expect(pixels(imageToRgba(rgb, 0, { contrast: [0, 5] }))).toEqual([
      [0, 0, 255, 255],
      [51, 255, 255, 255],
    ]);
    expect(pixels(imageToRgba(rgb, 1, { contrast: [10, 20] }))[1]).toEqual([0, 0, 0, 255]);
  });

  test("channels can be chosen: two leave blue dark, one goes through the colour map", () => {
    expect(pixels(imageToRgba(rgb, 0, { channels: [2, 0], contrast: [0, 10] }))).toEqual([
      [128, 0, 0, 255],
      [255, 26, 0, 255],
    ]);
    const last = Array.from(colourTable("magma").subarray(-3));
    expect(pixels(imageToRgba(rgb, 0, { channels: [1], colourMap: "magma" }))[1]).toEqual([...last, 255]);
  });

  test("one channel, or the first of many, is drawn in viridis", () => {
    const lowest = Array.from(colourTable("viridis").subarray(0, 3));
    expect(pixels(imageToRgba(imagesOf(1, -3, 4), 0))[0]).toEqual([...lowest, 255]);
    const deep = imagesOf(4, -3, 9, 9, 9, 4, 0, 0, 0);
    expect(imageToRgba(deep, 0)).toEqual(imageToRgba(imagesOf(1, -3, 4), 0));
  });

  test("channels that do not exist are refused", () => {
    for (const channels of [[3], [], [0, 1, 2, 0], [-1], [0.5]])
      expect(() => imageToRgba(rgb, 0, { channels })).toThrow(/one to three of 0 … 2/);
  });
});

describe("mapToRgba", () => {
  test("values run through the colour map, missing ones are transparent", () => {
    expect(pixels(mapToRgba([0, 1, 0.2, NaN], 2, 2, "grey"))).toEqual([
      [0, 0, 0, 255],
      [255, 255, 255, 255],
      [51, 51, 51, 255],
      [0, 0, 0, 0],
    ]);
  });

  test("a map without differences is dark, infinite values are drawn at the ends", () => {
    expect(pixels(mapToRgba([7, 7], 2, 1, "grey"))[0]).toEqual([0, 0, 0, 255]);
    expect(pixels(mapToRgba([-Infinity, 0, 1, Infinity], 4, 1, "grey")).map(([red]) => red)).toEqual([0, 0, 255, 255]);
  });

  test("a wrong number of values is refused", () =>
    expect(() => mapToRgba([1], 2, 1)).toThrow(/needs 2 values, got 1/));
});

test("contrast leaves out what is no number", () => {
  expect(contrastOf([NaN, 3, -Infinity, 5])).toEqual([3, 5]);
  expect(contrastOf([NaN])).toEqual([0, 1]);
});
