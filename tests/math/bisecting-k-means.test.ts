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
