import { describe, expect, test } from "@jest/globals";
import { numberText, writeText } from "../../../src/encoders/super-tml/digit-font.js";

describe("numbers", () => {
  test.each<[number, number, number, string]>([
    [0.5, 2, 4, "0.50"],
    [-0.001, 2, 5, "0.00"],
    [-1.25, 1, 5, "-1.3"],
    [123.456, 2, 5, "123.5"],
    [123456, 2, 5, "1e5"],
    [-123456, 0, 4, "-1e5"],
    [1e22, 2, 8, "1e22"],
    [0, 0, 1, "0"],
  ])("%d with %i decimals in %i letters is %s", (value, decimals, longest, text) => {
    expect(numberText(value, decimals, longest)).toBe(text);
  });
});

const written = (text: string, scale: number, width: number, height: number) => {
  const image = new Float32Array(width * height);
  writeText(text, 1, 0, scale, image, width);
  return Array.from({ length: height }, (_, y) =>
    Array.from(image.subarray(y * width, (y + 1) * width), (value) => (value === 1 ? "#" : ".")).join(""),
  );
};

test("letters stand one after another", () => {
  expect(written("1.7", 1, 12, 5)).toEqual([
    "..#......###",
    ".##........#",
    "..#.......#.",
    "..#.......#.",
    ".###..#...#.",
  ]);
});

test("larger letters are made of squares", () => {
  expect(written("-", 2, 8, 10).slice(3, 7)).toEqual(["........", ".######.", ".######.", "........"]);
});

test("each digit looks different", () => {
  const looks = Array.from("0123456789-.e", (letter) => written(letter, 1, 4, 5).join());
  expect(new Set(looks).size).toBe(13);
});
