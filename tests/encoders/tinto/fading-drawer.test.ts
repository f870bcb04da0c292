import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Layout } from "../../../src/data/layout.js";
import { discOf, fadingCover } from "../../../src/encoders/tinto/fading-cover.js";
import { type Fading, fadingDrawer } from "../../../src/encoders/tinto/fading-drawer.js";

const [height, width, count] = [7, 9, 12];
const options = { steps: 2, distance: 0.2, amplification: 2 };

function layoutAt(places: readonly (readonly [number, number])[]): Layout {
  const x = Uint16Array.from(places, ([column]) => column);
  const y = Uint16Array.from(places, ([, row]) => row);
  const cover = fadingCover("tinto", { x, y }, { height, width }, options);
  const features = places.map((_, f) => `g${f}`);
  return { height, width, channels: ["pca"], features, x, y, radius: 0, ...cover };
}

function draw(layout: Layout, row: number[], overlap: Fading["overlap"]): Float32Array {
  const image = new Float32Array(height * width);
  fadingDrawer({ ...options, overlap }, layout)(Float32Array.from(row), image);
  return image;
}

const places = fc.array(fc.tuple(fc.integer({ min: 0, max: width - 1 }), fc.integer({ min: 0, max: height - 1 })), {
  minLength: count,
  maxLength: count,
});
const row = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(NaN)), {
  minLength: count,
  maxLength: count,
});

describe.each(["mean", "maximum"] as const)("%s", (overlap) => {
  test("each pixel is that of the faded values of all measured features that reach it", () => {
    const intensity = new Map(discOf(height, options).map((spot) => [`${spot.dx},${spot.dy}`, spot.intensity]));
    fc.assert(
      fc.property(places, row, (at, values) => {
        const layout = layoutAt(at);
        const image = draw(layout, values, overlap);
        image.forEach((value, pixel) => {
          const reaching = Array.from(layout.feature.slice(layout.start[pixel], layout.start[pixel + 1]));
          const faded = reaching
            .filter((f) => !Number.isNaN(values[f]!))
            .map((f) => {
              const [dx, dy] = [(pixel % width) - at[f]![0], Math.floor(pixel / width) - at[f]![1]];
              return values[f]! * intensity.get(`${dx},${dy}`)!;
            });
          const mean = faded.reduce((sum, one) => sum + one, 0) / faded.length;
          const expected = faded.length === 0 ? 0 : overlap === "mean" ? mean : Math.max(...faded);
          expect(value).toBeCloseTo(expected, 5);
        });
      }),
    );
  });
});
