import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { dense } from "../../src/data/dense.js";
import { averageLinkage } from "../../src/math/average-linkage.js";
import { seededRandom } from "../../src/random.js";

/** The greedy algorithm by its definition: merge the two clusters of least mean distance. */
function greedyHeights(distance: readonly (readonly number[])[]): number[] {
  let clusters = distance.map((_, i) => [i]);
  const heights: number[] = [];
  while (clusters.length > 1) {
    let best = { a: 0, b: 1, height: Infinity };
    clusters.forEach((p, a) =>
      clusters.forEach((q, b) => {
        if (b <= a) return;
        let sum = 0;
        for (const i of p) for (const j of q) sum += distance[i]![j]!;
        const height = sum / (p.length * q.length);
        if (height < best.height) best = { a, b, height };
      }),
    );
    heights.push(best.height);
    const merged = [...clusters[best.a]!, ...clusters[best.b]!];
    clusters = [...clusters.filter((_, i) => i !== best.a && i !== best.b), merged];
  }
  return heights;
}

test("three close points and a far one, as scipy's linkage gives them", () => {
  const distance = dense(4, 4, Float32Array.of(0, 1, 2, 10, 1, 0, 2, 10, 2, 2, 0, 8, 10, 10, 8, 0));
  const { left, right, height } = averageLinkage(distance);
  expect([...left]).toEqual([0, 2, 3]);
  expect([...right]).toEqual([1, 4, 5]);
  expect([...height]).toEqual([1, 2, 28 / 3]);
});

test("merges at the heights of the greedy definition", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 2, max: 14 }), (seed, count) => {
      const random = seededRandom(seed);
      const rows = Array.from({ length: count }, () => new Array<number>(count).fill(0));
      for (let i = 0; i < count; i++)
        for (let j = 0; j < i; j++) rows[i]![j] = rows[j]![i] = Math.fround(random.next());
      const { height } = averageLinkage(dense(count, count, Float32Array.from(rows.flat())));
      greedyHeights(rows).forEach((wanted, i) => expect(height[i]).toBeCloseTo(wanted, 9));
    }),
    { numRuns: 40 },
  );
});

test("equal distances end, and a single point has no merge", () => {
  expect(averageLinkage(dense(6, 6, new Float32Array(36).fill(1))).height).toEqual(new Float64Array(5).fill(1));
  expect(averageLinkage(dense(1, 1)).left.length).toBe(0);
  expect(averageLinkage(dense(0, 0)).left.length).toBe(0);
});

test("the input is left as it was", () => {
  const distance = dense(3, 3, Float32Array.of(0, 1, 2, 1, 0, 3, 2, 3, 0));
  const before = distance.values.slice();
  averageLinkage(distance);
  expect(distance.values).toEqual(before);
});
