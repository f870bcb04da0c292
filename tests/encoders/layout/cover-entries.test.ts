import { expect, test } from "@jest/globals";
import { CoverEntries } from "../../../src/encoders/layout/cover-entries.js";

const entries = (list: readonly (readonly [number, number, number])[]) => {
  const collected = new CoverEntries();
  for (const [pixel, feature, weight] of list) collected.add(pixel, feature, weight);
  return collected;
};

test("entries are sorted by pixel; weights are shares, or as given", () => {
  const collected = entries([
    [2, 0, 3],
    [0, 1, -2],
    [2, 4, 1],
  ]);
  const { start, feature, weight } = collected.cover(4, "mean");
  expect([...start]).toEqual([0, 1, 1, 3, 3]);
  expect([...feature]).toEqual([1, 0, 4]);
  expect([...weight]).toEqual([1, 0.75, 0.25]);
  expect([...collected.cover(4, "given").weight]).toEqual([-2, 3, 1]);
});

test("many entries are kept", () => {
  const { feature } = entries(Array.from({ length: 5000 }, (_, f) => [4999 - f, f, 1] as const)).cover(5000, "mean");
  expect(feature).toEqual(Uint32Array.from({ length: 5000 }, (_, pixel) => 4999 - pixel));
});
