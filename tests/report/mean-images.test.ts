import { expect, test } from "@jest/globals";
import type { Images } from "../../src/data/images.js";
import { buildLayout } from "../../src/encoders/layout/layout-table.js";
import { greyOf, meanImages } from "../../src/report/mean-images.js";

const layout = buildLayout({
  height: 1,
  width: 2,
  channels: ["a"],
  features: ["g"],
  x: new Uint16Array(1),
  y: new Uint16Array(1),
  radius: 0,
});
const images: Images = {
  count: 3,
  height: 1,
  width: 2,
  channels: 1,
  values: Float32Array.from([1, 2, 3, 4, 10, 20]),
  layout,
};

test("each class has the mean of its own images; a class without any has zeros", () => {
  const means = meanImages(images, Int32Array.from([0, 0, 2]), 3);
  expect(means.count).toBe(3);
  expect(Array.from(means.values)).toEqual([2, 3, 0, 0, 10, 20]);
});

test("grey is the mean of the channels from 0 to 1; a flat picture is 0", () => {
  expect(Array.from(greyOf(Float32Array.from([1, 3, 3, 5, 5, 7]), 2))).toEqual([0, 0.5, 1]);
  expect(Array.from(greyOf(Float32Array.from([4, 4]), 1))).toEqual([0, 0]);
});

test("a pixel that is no number leaves the others as they are", () => {
  expect([...greyOf(Float32Array.of(1, NaN, 3, 5), 1)]).toEqual([0, 0, 0.5, 1]);
});
