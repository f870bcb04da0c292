import { describe, expect, test } from "@jest/globals";
import {
  checkEncoderOptions,
  encoderDefaults,
  type EncoderOptions,
  imageSize,
  smallestSquare,
} from "../../src/encoders/encoder.js";
import { mergeOptions } from "../../src/registry.js";

describe("pixels", () => {
  test("a number is the side of a square, a pair is height and width", () => {
    expect(imageSize(32, smallestSquare(5))).toEqual({ height: 32, width: 32 });
    expect(imageSize([20, 30], smallestSquare(5))).toEqual({ height: 20, width: 30 });
    expect(mergeOptions("deepInsight", encoderDefaults, { pixels: [20, 30] }).pixels).toEqual([20, 30]);
  });

  test('"auto" is the smallest square that has a pixel for each feature', () => {
    const sides = [1, 4, 5, 9, 10, 20_000].map((features) => imageSize("auto", smallestSquare(features)).height);
    expect(sides).toEqual([2, 2, 3, 3, 4, 142]);
    expect(mergeOptions("deepInsight", encoderDefaults, { pixels: "auto" }).pixels).toBe("auto");
  });

  test.each([[1], [4097], [12.5], [NaN], [[12]], [[12, 13, 14]], [[12, 1]], [["a", "b"]], [null]])(
    "%j is refused, with what is allowed",
    (pixels) => {
      const options = { ...encoderDefaults, pixels } as unknown as EncoderOptions;
      expect(() => checkEncoderOptions("deepInsight", options)).toThrow(/step deepInsight: .*integers from 2 to 4096/);
    },
  );
});

test("unknown names are refused, nearest first", () => {
  const wrong = (given: object) => () =>
    checkEncoderOptions("deepInsight", { ...encoderDefaults, ...given } as unknown as EncoderOptions);
  expect(wrong({ normalisation: "zcore" })).toThrow(/Use one of: zscore,/);
  expect(wrong({ missing: "omitted" })).toThrow(/Use one of: omit, error/);
  expect(wrong({ outside: "cut" })).toThrow(/Use one of: clip, extend/);
  expect(wrong({ assay: ["rna", "rna"] })).toThrow(/Name each assay once/);
  expect(wrong({ assay: [] })).toThrow(/Name each assay once/);
  expect(wrong({})).not.toThrow();
});
