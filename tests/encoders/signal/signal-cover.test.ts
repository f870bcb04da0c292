import { expect, test } from "@jest/globals";
import { signalCover } from "../../../src/encoders/signal/signal-cover.js";
import { equalPieces } from "../../../src/math/piecewise-mean.js";
import { testContext } from "../../embed/context.js";

const size = { height: 1, width: 2 };
const shares = (_y: number, x: number, each: (place: number, share: number) => void) => {
  each(x, 3);
  if (x > 0) each(x - 1, 1);
};

test("what a place counts is divided between its features; a pixel's sum to 1", async () => {
  const { start, feature, weight } = await signalCover("test", equalPieces(4, 2), size, shares, testContext());
  expect(Array.from(start)).toEqual([0, 2, 6]);
  expect(Array.from(feature)).toEqual([0, 1, 2, 3, 0, 1]);
  expect(Array.from(weight)).toEqual([0.5, 0.5, 0.375, 0.375, 0.125, 0.125]);
});

test("a table too large is refused before it is made", async () => {
  const many = signalCover("test", equalPieces(20_000_000, 2), size, shares, testContext());
  await expect(many).rejects.toThrow(/15000000 features to a pixel.*top: 11184810/);
});

test("it stops when asked to", async () => {
  const ctx = { ...testContext(), signal: AbortSignal.abort() };
  await expect(signalCover("test", equalPieces(4, 2), size, shares, ctx)).rejects.toThrow("stopped");
});
