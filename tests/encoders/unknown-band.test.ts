import { expect, test } from "@jest/globals";
import { unknownBand } from "../../src/encoders/unknown-band.js";

test("rows are divided by weight, with a blank one between", () => {
  expect(unknownBand("treemap", 11, 0.3)).toEqual({ known: 7, from: 8, rows: 3 });
});

test("both sides keep a row", () => {
  expect(unknownBand("treemap", 11, 0.001)).toEqual({ known: 9, from: 10, rows: 1 });
  expect(unknownBand("treemap", 11, 0.999)).toEqual({ known: 1, from: 2, rows: 9 });
});

test("without unknown features the image is whole", () => {
  expect(unknownBand("treemap", 2, 0)).toEqual({ known: 2, from: 2, rows: 0 });
});

test("an image without room for the band is refused", () => {
  expect(() => unknownBand("treemap", 2, 0.5)).toThrow(/no room/);
});
