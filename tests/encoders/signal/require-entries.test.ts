import { expect, test } from "@jest/globals";
import { pairCover } from "../../../src/encoders/signal/pair-cover.js";
import { requireEntries } from "../../../src/encoders/signal/require-entries.js";
import { equalPieces } from "../../../src/math/piecewise-mean.js";

const square = (side: number) => ({ height: side, width: side });

test("where several features share a pixel, fewer of them or a smaller image are named", () => {
  expect(() => requireEntries("test", 160, square(2), 40, 60)).toThrow(/40 features to a pixel.*Choose top: 15\.$/);
  expect(() => requireEntries("test", 160, square(2), 40, 160)).not.toThrow();
  expect(() => requireEntries("test", 2 ** 25, square(100), 8000)).toThrow(/top: 4000, or pixels: 49 or fewer/);
});

test("where each has a row of its own, fewer features are no remedy", () => {
  expect(() => requireEntries("test", 2 * 4000 ** 2, square(4000), 512)).toThrow(/Choose pixels: 2896 or fewer/);
  expect(() => requireEntries("test", 2 * 4096 ** 2, square(4096), 4000)).toThrow(/Choose pixels: 2097 or fewer/);
});

test("an image as large as named is drawn", () => {
  const entries = (features: number, side: number) => {
    const pieces = equalPieces(features, side);
    return pairCover("test", pieces, pieces).feature.length;
  };
  const most = 30_000;
  for (const features of [10, 90, 150, 220, 500]) {
    let said = "";
    try {
      requireEntries("test", entries(features, 200), square(200), features, most);
    } catch (error) {
      said = (error as { remedy: string }).remedy;
    }
    const [, side] = /pixels: (\d+)/.exec(said)!;
    expect(entries(features, Number(side))).toBeLessThanOrEqual(most);
    const [, top] = /top: (\d+)/.exec(said) ?? [];
    if (top) expect(entries(Number(top), 200)).toBeLessThanOrEqual(most);
  }
});
