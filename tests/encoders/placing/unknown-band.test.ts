import { expect, test } from "@jest/globals";
import { bandPixels, squareWithBand, unknownBand } from "../../../src/encoders/placing/unknown-band.js";

test("rows are divided by weight, with a blank one between", () => {
  expect(unknownBand("treemap", 11, 0.3)).toEqual({ known: 7, from: 8, rows: 3 });
});

test("both sides keep a row", () => {
  expect(unknownBand("treemap", 11, 0.001)).toEqual({ known: 9, from: 10, rows: 1 });
  expect(unknownBand("treemap", 11, 0.999)).toEqual({ known: 1, from: 2, rows: 9 });
});

test("rows that the others need are left to them", () => {
  expect(unknownBand("network", 11, 0.5, 8)).toEqual({ known: 8, from: 9, rows: 2 });
  expect(unknownBand("network", 11, 0.5, 40)).toEqual({ known: 9, from: 10, rows: 1 });
});

test("features without a place are spread over the band, or share its pixels", () => {
  expect([...bandPixels({ known: 1, from: 2, rows: 2 }, 3, 3)]).toEqual([6, 8, 10]);
  expect([...bandPixels({ known: 1, from: 2, rows: 1 }, 2, 4)]).toEqual([4, 4, 5, 5]);
});

test("without unknown features the image is whole", () => {
  expect(unknownBand("treemap", 2, 0)).toEqual({ known: 2, from: 2, rows: 0 });
});

test("an image without room for the band is refused", () => {
  expect(() => unknownBand("treemap", 2, 0.5)).toThrow(/no room/);
});

test("a square with a band has a pixel for each feature, a blank row and one for those without a place", () => {
  for (const features of [1, 3, 4, 99, 100, 20_000]) {
    const { height, width } = squareWithBand(features);
    expect((height - 2) * width).toBeGreaterThanOrEqual(features);
    if (height > 3) expect((height - 3) * (width - 1)).toBeLessThan(features);
  }
});
