import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { requireChannels, requirePoolPadding, requireSameShape, slide } from "../../src/engine/geometry.js";

test("counts and pads as PyTorch does", () => {
  expect(slide("conv", 128, 7, 2, 3)).toEqual({ out: 64, before: 3, after: 2, same: false });
  expect(slide("conv", 32, 3, 1, 1)).toEqual({ out: 32, before: 1, after: 1, same: true });
  expect(slide("conv", 9, 3, 2, 1)).toEqual({ out: 5, before: 1, after: 1, same: true });
  expect(slide("conv", 8, 1, 2, 0)).toEqual({ out: 4, before: 0, after: 0, same: true });
});

test("rounding up gives a last window that begins inside, as PyTorch does", () => {
  expect(slide("pool", 6, 3, 2, 0, true)).toEqual({ out: 3, before: 0, after: 1, same: true });
  expect(slide("pool", 7, 3, 2, 0, true)).toEqual({ out: 3, before: 0, after: 0, same: false });
  expect(slide("pool", 2, 3, 2, 0, true).out).toBe(1);
  expect(slide("pool", 6, 3, 3, 1, true).out).toBe(3); // begins on the last pixel
  expect(slide("pool", 5, 2, 3, 1, true).out).toBe(2); // a third would begin in the padding
  expect(() => slide("pool", 1, 3, 2, 0, true)).toThrow(/does not fit/);
});

test("the padded length holds every window and no pixel behind the last one", () => {
  const sizes = fc.record({
    length: fc.integer({ min: 1, max: 40 }),
    size: fc.integer({ min: 1, max: 9 }),
    stride: fc.integer({ min: 1, max: 4 }),
    padding: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(sizes, ({ length, size, stride, padding }) => {
      fc.pre(length + 2 * padding >= size);
      const { out, before, after } = slide("conv", length, size, stride, padding);
      const windows: number[] = [];
      for (let at = -padding; at + size <= length + padding; at += stride) windows.push(at);
      expect(out).toBe(windows.length);
      expect(before).toBe(padding);
      expect(after).toBe(Math.max(0, windows.at(-1)! + size - length));
    }),
  );
});

test.each([
  [8, 3, 0, 1],
  [8, 3, 1.5, 1],
  [8, 3, 1, -1],
  [8, 0, 1, 0],
  [2, 5, 1, 1],
  [8, NaN, 1, 0],
])("length %p, window %p, stride %p, padding %p is impossible", (...numbers) => {
  expect(() => slide("conv", ...numbers)).toThrow(expect.objectContaining({ tag: "ImpossibleGeometry" }));
});

test("channels, padding of pools and shapes are checked", () => {
  expect(() => requireChannels([1, 8, 8, 3], [3, 3, 4, 8])).toThrow(/\[1,8,8,3\] do not go with a filter of shape/);
  expect(() => requirePoolPadding(3, 2)).toThrow(/more than half/);
  expect(() => requireSameShape("add", [1, 2], [2, 1])).toThrow(/differ/);
  requireChannels([1, 8, 8, 3], [3, 3, 3, 8]);
  requirePoolPadding(3, 1);
  requireSameShape("add", [1, 2], [1, 2]);
});
