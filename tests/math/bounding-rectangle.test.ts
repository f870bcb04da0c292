import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { smallestRectangle } from "../../src/math/bounding-rectangle.js";
import { seededRandom } from "../../src/random.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const extent = (points: Float64Array, axis: 0 | 1) => {
  const values = points.filter((_, i) => i % 2 === axis);
  return Math.max(...values) - Math.min(...values);
};

describe("the smallest rectangle", () => {
  test("of a turned rectangle is that rectangle", () => {
    const turn = 0.3;
    const points = [0, 0, 4, 0, 4, 1, 0, 1, 2, 0.5];
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const turned = Float64Array.from(points, (value, i) =>
      i % 2 === 0 ? cos * value - sin * points[i + 1]! : sin * points[i - 1]! + cos * value,
    );
    const rectangle = smallestRectangle(turned);
    expect(rectangle.area).toBeCloseTo(4, 10);
    expect(rectangle.angle).toBeCloseTo(turn, 10);
    expect(excess(rectangle.corners, turned.slice(0, 8), { rtol: 0, atol: 1e-12 })).toBeLessThanOrEqual(0);
    expect(excess(rectangle.rotate(turned), points, { rtol: 0, atol: 1e-12 })).toBeLessThanOrEqual(0);
  });

  test("of a single point has no extent", () => {
    const { corners, area, angle } = smallestRectangle(Float64Array.of(2, 3));
    expect([...corners]).toEqual([2, 3, 2, 3, 2, 3, 2, 3]);
    expect([area, angle]).toEqual([0, 0]);
  });

  test("of points on a line lies along the line", () => {
    const { area, rotate } = smallestRectangle(Float64Array.of(0, 0, 1, 2, 3, 6, 2, 4));
    expect(area).toBeCloseTo(0, 12);
    const along = rotate(Float64Array.of(0, 0, 3, 6));
    expect(Math.min(extent(along, 0), extent(along, 1))).toBeCloseTo(0, 12);
  });

  test("is no larger than in any other direction, and rotating brings it onto the axes", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 3, max: 50 }), (seed, count) => {
        const random = seededRandom(seed);
        const points = Float64Array.from({ length: 2 * count }, () => random.normal());
        const { area, rotate } = smallestRectangle(points);
        const upright = rotate(points);
        expect(extent(upright, 0) * extent(upright, 1)).toBeCloseTo(area, 9);
        for (let turn = 0; turn < Math.PI / 2; turn += 0.05) {
          const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
          const other = points.map((value, i) =>
            i % 2 === 0 ? cos * value - sin * points[i + 1]! : sin * points[i - 1]! + cos * value,
          );
          expect(area).toBeLessThanOrEqual(extent(other, 0) * extent(other, 1) + 1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describeWithShared("beside pyDeepInsight", ["fixtures/parity/layouts.json"], () => {
  const { input, expected, tolerance } = parityCase("layouts", "hull-rectangle");
  const points = Float64Array.from(input.points.data as number[]);

  test("its rectangle and its rotated points come out of its mirrored angles", () => {
    const { area, rotate } = smallestRectangle(points, "mirrored");
    expect(excess([area], [expected.rectangle_area], tolerance)).toBeLessThanOrEqual(0);
    expect(excess(rotate(points), expected.rotated.data, tolerance)).toBeLessThanOrEqual(0);
  });

  test("the edges' own angles find a smaller rectangle", () => {
    expect(smallestRectangle(points).area).toBeLessThan(expected.rectangle_area as number);
  });
});
