import { expect, test } from "@jest/globals";
import { signalCover } from "../../../src/encoders/signal/signal-cover.js";
import { equalPieces } from "../../../src/math/piecewise-mean.js";

const shares = (_y: number, x: number, each: (place: number, share: number) => void) => {
  each(x, 3);
  if (x > 0) each(x - 1, 1);
};

test("what a place counts is divided between its features; a pixel's sum to 1", () => {
  const { start, feature, weight } = signalCover("test", equalPieces(4, 2), { height: 1, width: 2 }, shares);
  expect(Array.from(start)).toEqual([0, 2, 6]);
  expect(Array.from(feature)).toEqual([0, 1, 2, 3, 0, 1]);
  expect(Array.from(weight)).toEqual([0.5, 0.5, 0.375, 0.375, 0.125, 0.125]);
});

test("a table too large is refused with the number of features that fit", () => {
  const size = { height: 1, width: 2 };
  expect(() => signalCover("test", equalPieces(4, 2), size, shares, 3)).toThrow(/\(3\).*top: 2, or fewer pixels/);
});
