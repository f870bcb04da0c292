import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { dense } from "../../src/data/dense.js";
import { linkage, type LinkageMethod } from "../../src/math/linkage.js";
import { excess, matrixOf } from "../shared.js";
import { clusterReference } from "../cluster/reference.js";
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
  const { left, right, height } = linkage(distance, "average");
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
      const { height } = linkage(dense(count, count, Float32Array.from(rows.flat())), "average");
      greedyHeights(rows).forEach((wanted, i) => expect(height[i]).toBeCloseTo(wanted, 9));
    }),
    { numRuns: 40 },
  );
});

test.each<LinkageMethod>(["average", "complete", "ward"])("%s: the tree that scipy finds", (method) => {
  const { left, right, height } = linkage(matrixOf(clusterReference.distances), method);
  const expected = clusterReference.trees[method] as { left: number[]; right: number[]; height: number[] };
  expect([...left]).toEqual(expected.left.map((a, i) => Math.min(a, expected.right[i]!)));
  expect([...right]).toEqual(expected.right.map((b, i) => Math.max(b, expected.left[i]!)));
  expect(excess(height, expected.height, { rtol: 1e-6, atol: 0 })).toBeLessThanOrEqual(0); // distances are float32
});

test.each<LinkageMethod>(["average", "complete", "ward"])(
  "%s: equal distances end, a single point has no merge",
  (method) => {
    const { height } = linkage(dense(6, 6, new Float32Array(36).fill(1)), method);
    expect(height).toHaveLength(5);
    expect(height[0]).toBe(1);
    expect(linkage(dense(1, 1), method).left.length).toBe(0);
    expect(linkage(dense(0, 0), method).left.length).toBe(0);
  },
);

test("the input is left as it was", () => {
  const distance = dense(3, 3, Float32Array.of(0, 1, 2, 1, 0, 3, 2, 3, 0));
  const before = distance.values.slice();
  linkage(distance, "average");
  expect(distance.values).toEqual(before);
});
