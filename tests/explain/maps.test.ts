import { expect, test } from "@jest/globals";
import { channelMaximum, combinedClassMap, meanMaps, type PixelMaps, scaleToMaximum } from "../../src/explain/maps.js";

const maps = (count: number, ...values: number[]): PixelMaps => ({
  count,
  height: 1,
  width: values.length / count,
  values: Float32Array.from(values),
});

test("a pixel's map value is the largest magnitude of its channels", () => {
  const saliency = Float32Array.of(1, -3, 2, 0, 5, 4, 0, 0);
  expect(channelMaximum(saliency, { count: 2, height: 1, width: 2, channels: 2 })).toEqual(maps(2, 3, 2, 5, 0));
});

test("each map is scaled by its own maximum; zeros stay zeros; the input is not written to", () => {
  const before = maps(3, 1, 2, 0, 0, 8, 4);
  expect(scaleToMaximum(before)).toEqual(maps(3, 0.5, 1, 0, 0, 1, 0.5));
  expect(before).toEqual(maps(3, 1, 2, 0, 0, 8, 4));
});

test("the mean map of a class leaves out what is of no class", () => {
  expect(meanMaps(maps(4, 1, 2, 3, 4, 9, 9, 5, 6), Int32Array.of(0, 0, -1, 2), 3)).toEqual(maps(3, 2, 3, 0, 0, 5, 6));
});

test("each pixel belongs to the class whose map is largest there", () => {
  expect(combinedClassMap(maps(2, 0.5, 0.2, 0, 0.3, 0.1, 0.7, 0, 0.3))).toEqual({
    height: 1,
    width: 4,
    classOf: Int32Array.of(0, 1, -1, 0),
    strength: Float32Array.of(0.5, 0.7, 0, 0.3),
  });
});
