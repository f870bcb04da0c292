import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { dense } from "../../../src/data/dense.js";
import { pixelIndex } from "../../../src/data/layout.js";
import { drawImages } from "../../../src/encoders/drawing/draw.js";
import { buildLayout } from "../../../src/encoders/layout/layout-table.js";
import { excess, describeWithShared, parityCase } from "../../shared.js";
import { matrix } from "../../prepare/cohorts.js";
import { binPixels } from "../../../src/encoders/placing/pixel-bins.js";
import { placements } from "../placements.js";

/** Features a and b share a pixel of the first channel and are apart in the second. */
const layout = buildLayout({
  height: 1,
  width: 3,
  channels: ["one", "two"],
  features: ["a", "b"],
  x: Uint16Array.of(0, 0, 2, 1),
  y: Uint16Array.of(0, 0, 0, 0),
  radius: 0,
});

test("pixels are means of their features, in NHWC order, and 0 where there is none", () => {
  const drawn = drawImages(
    matrix([
      [2, 4],
      [-1, 1],
    ]),
    layout,
  );
  expect(Array.from(drawn)).toEqual([3, 0, 0, 4, 0, 2, 0, 0, 0, 1, 0, -1]);
});

test("a missing value is left out of its pixels; a pixel of which nothing was measured is 0", () => {
  expect(Array.from(drawImages(matrix([[NaN, 4]]), layout))).toEqual([4, 0, 0, 4, 0, 0]);
  expect(Array.from(drawImages(matrix([[NaN, NaN]]), layout))).toEqual([0, 0, 0, 0, 0, 0]);
});

describe("any layout", () => {
  test("is drawn as its table says", () => {
    fc.assert(
      fc.property(
        placements(),
        fc.array(fc.float({ noNaN: true, min: -9, max: 9 }), { minLength: 12 }),
        (placement, row) => {
          const table = buildLayout(placement);
          const { height, width, features, channels, x, y, radius } = placement;
          const drawn = drawImages(dense(1, features.length, Float32Array.from(row.slice(0, features.length))), table);
          for (let c = 0; c < channels.length; c++)
            for (let i = 0; i < height; i++)
              for (let j = 0; j < width; j++) {
                const covering = row.slice(0, features.length).filter((_, f) => {
                  const at = c * features.length + f;
                  return (x[at]! - j) ** 2 + (y[at]! - i) ** 2 <= radius ** 2;
                });
                const mean = covering.reduce((sum, value) => sum + value, 0) / Math.max(1, covering.length);
                expect(drawn[(i * width + j) * channels.length + c]).toBeCloseTo(mean, 4);
              }
        },
      ),
      { numRuns: 30 },
    );
  });

  test("one feature lights exactly the pixels that name it", () => {
    fc.assert(
      fc.property(placements(), (placement) => {
        const table = buildLayout(placement);
        const count = placement.features.length;
        const depth = placement.channels.length;
        const identity = dense(count, count);
        for (let f = 0; f < count; f++) identity.values[f * count + f] = 1;
        const drawn = drawImages(identity, table);
        const size = drawn.length / count;
        for (let f = 0; f < count; f++)
          for (let p = 0; p + 1 < table.start.length; p++) {
            const area = placement.height * placement.width;
            const lit = drawn[f * size + (p % area) * depth + Math.floor(p / area)]! > 0;
            expect(lit).toBe(table.feature.subarray(table.start[p], table.start[p + 1]).includes(f));
          }
        expect(pixelIndex(table, depth, 0, 0)).toBe(table.start.length - 1);
      }),
      { numRuns: 20 },
    );
  });
});

test("columns that are not the layout's, and images beyond memory, are refused", () => {
  expect(() => drawImages(matrix([[1, 2, 3]]), layout)).toThrow(/2 features, the values 3/);
  const huge = { ...layout, height: 4096, width: 4096 };
  const many = { ...matrix([[1, 2]]), rows: 1000 };
  expect(() => drawImages(many, huge)).toThrow(/1000 images of 4096 × 4096 × 2 do not fit .*fewer pixels/);
});

describeWithShared("pyDeepInsight's images", ["fixtures/parity/layouts.json"], () => {
  test("collisions are averaged", () => {
    const { input, expected, tolerance } = parityCase("layouts", "collision-mean");
    const count = input.values.shape[1] as number;
    const { x: row, y: column } = binPixels(Float64Array.from(input.rotated.data), 8, 8);
    const features = Array.from({ length: count }, (_, f) => `g${f}`);
    const places = { height: 8, width: 8, channels: ["one"], features, x: column, y: row, radius: 0 };
    const drawn = drawImages(dense(3, count, Float32Array.from(input.values.data)), buildLayout(places));
    expect(excess(drawn, expected.images.data, tolerance)).toBeLessThanOrEqual(0);
  });
});
