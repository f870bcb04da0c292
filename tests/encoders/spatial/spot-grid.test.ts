import { describe, expect, test } from "@jest/globals";
import { SpotGrid } from "../../../src/encoders/spatial/spot-grid.js";
import { seededRandom } from "../../../src/random.js";

const random = seededRandom(7);
const clouds: [string, Float64Array][] = [
  ["spread out", Float64Array.from({ length: 400 }, () => random.normal() ** 3)],
  ["on a line", Float64Array.from({ length: 400 }, (_, i) => (i % 2 ? 4 : i))],
  ["at one place", new Float64Array(40).fill(3)],
  ["alone", Float64Array.of(1, 2)],
];

describe.each(clouds)("points %s", (_, points) => {
  const grid = new SpotGrid(points);
  const count = points.length / 2;
  const squared = (i: number, x: number, y: number) => (points[2 * i]! - x) ** 2 + (points[2 * i + 1]! - y) ** 2;
  const places = Array.from(
    { length: 30 },
    () => [4 * random.normal(), 4 * random.normal(), 3 * random.next()] as const,
  );

  test("within a radius", () => {
    for (const [x, y, radius] of places) {
      const seen: number[] = [];
      grid.within(x, y, radius, (i, distance) => {
        seen.push(i);
        expect(distance).toBe(squared(i, x, y));
      });
      const expected = Array.from({ length: count }, (__, i) => i).filter((i) => squared(i, x, y) <= radius ** 2);
      expect(seen.sort((a, b) => a - b)).toEqual(expected);
    }
  });

  test("the nearest, and that but one", () => {
    for (const [x, y, radius] of places)
      for (const but of [-1, 0]) {
        let best = -1;
        for (let i = 0; i < count; i++)
          if (i !== but && squared(i, x, y) <= radius ** 2 && (best < 0 || squared(i, x, y) < squared(best, x, y)))
            best = i;
        expect(grid.nearest(x, y, radius, but).point).toBe(best);
      }
  });
});

test("spacing is the median distance to the nearest other", () => {
  expect(new SpotGrid(Float64Array.of(0, 0, 1, 0, 3, 0, 3, 2, 9, 9)).spacing()).toBe(2);
  expect(clouds.slice(2).map(([, points]) => new SpotGrid(points).spacing())).toEqual([0, 0]);
});
