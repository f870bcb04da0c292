import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { bisectingKMeans } from "../../src/math/bisecting-k-means.js";

test("groups that lie apart are found, wherever they lie", () => {
  const corners = [
    [0, 0],
    [9, 0],
    [0, 9],
    [20, 20],
  ];
  const points = Float64Array.from({ length: 80 }, (_, i) => corners[(i >> 1) % 4]![i % 2]! + ((i * 7) % 10) / 10);
  const { clusterOf } = bisectingKMeans(points, 4);
  expect(new Set(clusterOf).size).toBe(4);
  clusterOf.forEach((cluster, i) => expect(cluster).toBe(clusterOf[i % 4]));
});

test("as many clusters as asked for or as there are different points, none empty, each with its mean", () => {
  const coordinate = fc.integer({ min: -3, max: 3 }).map((third) => third / 3);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 45 }),
      (pairs, k) => {
        const points = Float64Array.from(pairs.flat());
        const { clusterOf, means } = bisectingKMeans(points, k);
        const different = new Set(pairs.map(String)).size;
        expect(new Set(clusterOf).size).toBe(Math.min(k, different));
        expect(means.length).toBe(2 * Math.min(k, different));
        for (let c = 0; c < means.length / 2; c++) {
          const own = pairs.filter((_, i) => clusterOf[i] === c);
          expect(means[2 * c]).toBeCloseTo(own.reduce((sum, [x]) => sum + x, 0) / own.length, 9);
        }
      },
    ),
  );
});

test("points that differ by a step of rounding are parted, never into nothing", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 20, noNaN: true }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })), {
        minLength: 2,
        maxLength: 7,
      }),
      (from, steps) => {
        const step = 2 ** (Math.floor(Math.log2(from)) - 52);
        const pairs = steps.map(([x, y]) => [from + x * step, from + y * step]);
        const { clusterOf, means } = bisectingKMeans(Float64Array.from(pairs.flat()), 9);
        expect(new Set(clusterOf).size).toBe(new Set(pairs.map(String)).size);
        means.forEach((value) => expect(Math.abs(value - from)).toBeLessThanOrEqual(4 * step));
      },
    ),
  );
});

test("two neighbouring numbers are two clusters", () => {
  const { means } = bisectingKMeans(Float64Array.of(7.998216477336788, 0.5, 7.998216477336789, 0.5), 2);
  expect(means.filter((_, i) => i % 2 === 1)).toEqual(Float64Array.of(0.5, 0.5));
  expect([...means].every(Number.isFinite)).toBe(true);
});
