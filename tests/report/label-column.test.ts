import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { placeLabels } from "../../src/report/label-column.js";

test("labels that do not collide stay where they want to be", () => {
  expect(placeLabels([10, 40, 90], 13, 0, 100)).toEqual([10, 40, 90]);
  expect(placeLabels([], 13, 0, 100)).toEqual([]);
  expect(placeLabels([140], 13, 0, 100)).toEqual([100]);
});

test("labels that collide share the way", () => {
  expect(placeLabels([50, 50], 10, 0, 100)).toEqual([45, 55]);
  expect(placeLabels([50, 52, 54], 10, 0, 100)).toEqual([42, 52, 62]);
});

test("no two labels overlap, and all stay within the limits", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -20, max: 320, noNaN: true }), { maxLength: 60 }), (wanted) => {
      const sorted = [...wanted].sort((a, b) => a - b);
      const placed = placeLabels(sorted, 13, 6, 314);
      const step = Math.min(13, 308 / Math.max(1, sorted.length - 1));
      for (const [i, y] of placed.entries()) {
        expect(y).toBeGreaterThanOrEqual(6 - 1e-9);
        expect(y).toBeLessThanOrEqual(314 + 1e-9);
        if (i > 0) expect(y - placed[i - 1]!).toBeGreaterThanOrEqual(step - 1e-9);
      }
    }),
  );
});
