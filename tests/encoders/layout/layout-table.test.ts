import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ABSENT, featuresAt, pixelIndex } from "../../../src/data/layout.js";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { placements } from "../placements.js";

const place = (given: object) => ({
  height: 7,
  width: 9,
  channels: ["one"],
  features: ["a"],
  x: Uint16Array.of(4),
  y: Uint16Array.of(3),
  radius: 0,
  ...given,
});

test("radius 0 is one pixel; features that collide share it", () => {
  const layout = buildLayout(
    place({ features: ["a", "b", "c"], x: Uint16Array.of(4, 1, 4), y: Uint16Array.of(3, 0, 3) }),
  );
  expect(featuresAt(layout, 0, 4, 3)).toEqual(["a", "c"]);
  expect(featuresAt(layout, 0, 1, 0)).toEqual(["b"]);
  expect(featuresAt(layout, 0, 0, 0)).toEqual([]);
  expect(Array.from(layout.weight)).toEqual([1, 0.5, 0.5]);
});

test("radius 3 is the disc of 29 pixels, and is cut at the border", () => {
  const inside = buildLayout(place({ radius: 3 }));
  expect(inside.feature.length).toBe(29);
  expect(featuresAt(inside, 0, 4, 0)).toEqual(["a"]); // the tip: 0² + 3² ≤ 9
  expect(featuresAt(inside, 0, 5, 0)).toEqual([]);
  expect(featuresAt(inside, 0, 6, 1)).toEqual(["a"]); // 2² + 2² ≤ 9
  const corner = buildLayout(place({ radius: 3, x: Uint16Array.of(8), y: Uint16Array.of(0) }));
  expect(corner.feature.length).toBe(11);
});

describe("any layout", () => {
  test("pixels name exactly the features whose disc covers them, and feature and pixel agree", () => {
    fc.assert(
      fc.property(placements(), (placement) => {
        const layout = buildLayout(placement);
        const { height, width, features, channels, x, y, radius } = placement;
        for (let c = 0; c < channels.length; c++)
          for (let row = 0; row < height; row++)
            for (let column = 0; column < width; column++) {
              const covering = features.filter((_, f) => {
                const at = c * features.length + f;
                return (x[at]! - column) ** 2 + (y[at]! - row) ** 2 <= radius ** 2;
              });
              expect(featuresAt(layout, c, column, row)).toEqual(covering);
            }
      }),
      { numRuns: 30 },
    );
  });

  test("weights of an occupied pixel sum to 1", () => {
    fc.assert(
      fc.property(placements(), (placement) => {
        const { start, weight, ...layout } = buildLayout(placement);
        expect(start.length).toBe(pixelIndex(layout, placement.channels.length, 0, 0) + 1);
        for (let p = 0; p + 1 < start.length; p++) {
          const sum = weight.subarray(start[p], start[p + 1]).reduce((total, value) => total + value, 0);
          expect(sum).toBeCloseTo(start[p + 1]! > start[p]! ? 1 : 0, 5);
        }
      }),
      { numRuns: 30 },
    );
  });
});

test("a feature that is absent from a channel covers none of its pixels", () => {
  const centres = { x: Uint16Array.of(4, ABSENT), y: Uint16Array.of(3, ABSENT) };
  const layout = buildLayout(place({ channels: ["one", "two"], ...centres }));
  expect([...layout.feature]).toEqual([0]);
  expect(featuresAt(layout, 0, 4, 3)).toEqual(["a"]);
  expect(() => buildLayout(place({ x: Uint16Array.of(ABSENT) }))).toThrow(/outside/);
});

test("centres outside the image, or too few of them, are refused", () => {
  expect(() => buildLayout(place({ x: Uint16Array.of(9) }))).toThrow(/outside the 7 × 9 image/);
  expect(() => buildLayout(place({ features: ["a", "b"] }))).toThrow(/2 centres are needed/);
});
