import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { convexHull } from "../../src/math/convex-hull.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

const corners = (...points: [number, number][]) => [...convexHull(Float64Array.from(points.flat()))];

/** Area of a polygon whose corners are named counter-clockwise (shoelace formula). */
function polygonArea(points: Float64Array, corners: ArrayLike<number>): number {
  let twice = 0;
  for (let i = 0; i < corners.length; i++) {
    const [a, b] = [2 * corners[i]!, 2 * corners[(i + 1) % corners.length]!];
    twice += points[a]! * points[b + 1]! - points[b]! * points[a + 1]!;
  }
  return twice / 2;
}

describe("the hull of", () => {
  test("a square leaves out what lies inside or on an edge", () => {
    expect(corners([0, 0], [2, 0], [1, 0], [2, 2], [1, 1], [0, 2])).toEqual([0, 1, 3, 5]);
  });
  test("points on a line are its ends", () => {
    expect(corners([1, 1], [0, 0], [3, 3], [2, 2])).toEqual([1, 2]);
  });
  test("equal points is the first of them", () => {
    expect(corners([4, 4], [4, 4], [4, 4])).toEqual([0]);
  });
  test("nothing is nothing", () => {
    expect(corners()).toEqual([]);
  });
});

test("no point lies outside, all turns go left", () => {
  const coordinate = fc.integer({ min: -8, max: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 40 }), (points) => {
      const hull = corners(...points);
      if (hull.length < 3) return;
      hull.forEach((a, i) => {
        const b = hull[(i + 1) % hull.length]!;
        const [[ax, ay], [bx, by]] = [points[a]!, points[b]!];
        const outside = points.filter(([x, y]) => (bx - ax) * (y - ay) - (by - ay) * (x - ax) < 0);
        expect(outside).toEqual([]);
      });
    }),
  );
});

describeWithShared("parity with scipy", ["fixtures/parity/layouts.json"], () => {
  test("corners and area of 150 genes", () => {
    const { input, expected, tolerance } = parityCase("layouts", "hull-rectangle");
    const points = Float64Array.from(input.points.data as number[]);
    const hull = [...convexHull(points)];
    const reference = expected.hull_vertices_ccw.data as number[];
    const shift = reference.indexOf(hull[0]!);
    expect(hull).toEqual([...reference.slice(shift), ...reference.slice(0, shift)]);
    expect(excess([polygonArea(points, hull)], [expected.hull_area], tolerance)).toBeLessThanOrEqual(0);
  });
});
