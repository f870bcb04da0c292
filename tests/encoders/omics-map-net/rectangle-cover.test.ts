import { expect, test } from "@jest/globals";
import { rectangleCover } from "../../../src/encoders/omics-map-net/rectangle-cover.js";

test("pixels weigh what covers them by area, below the size of a pixel too", () => {
  const rectangles = Float64Array.of(...[0, 0, 1.5, 1], ...[1.5, 0, 0.5, 0.5], ...[1.5, 0.5, 0.5, 0.5]);
  const { start, feature, weight } = rectangleCover(rectangles, { height: 2, width: 2 });
  expect([...start]).toEqual([0, 1, 4, 4, 4]);
  expect([...feature]).toEqual([0, 0, 1, 2]);
  expect([...weight]).toEqual([1, 0.5, 0.25, 0.25]);
});

test("edges that only rounding puts across a pixel's border cover nothing there", () => {
  const { start } = rectangleCover(Float64Array.of(0, 0, 1 + 1e-12, 1), { height: 1, width: 2 });
  expect([...start]).toEqual([0, 1, 1]);
});
