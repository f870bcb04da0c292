import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { weightedNearest } from "../../src/math/weighted-nearest.js";

const numbers = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const pairs = (length: number) => fc.array(numbers(30), { minLength: 2 * length, maxLength: 2 * length });

/** The two cheapest by looking at all. */
function twoCheapest(points: Float64Array, weights: Float64Array, x: number, y: number): [number, number] {
  const costs = Array.from(weights, (w, i) => (points[2 * i]! - x) ** 2 + (points[2 * i + 1]! - y) ** 2 + w);
  costs.sort((a, b) => a - b);
  return [costs[0]!, costs[1] ?? Infinity];
}

test("finds the two cheapest, whatever the weights, where searches are said to come from, and what was changed since", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }).chain((n) =>
        fc.record({
          points: pairs(n),
          likely: pairs(n),
          weights: fc.array(numbers(900), { minLength: n, maxLength: n }),
          changes: fc.array(fc.tuple(fc.integer({ min: 0, max: n - 1 }), numbers(900)), { maxLength: 20 }),
        }),
      ),
      pairs(5),
      (given, places) => {
        const points = Float64Array.from(given.points);
        const weights = Float64Array.from(given.weights);
        const tree = weightedNearest(points);
        tree.weighAll(weights, Float64Array.from(given.likely));
        for (const [point, weight] of given.changes) {
          tree.weigh(point, weight);
          weights[point] = weight;
        }
        for (let q = 0; q < places.length; q += 2) {
          const [x, y] = [places[q]!, places[q + 1]!];
          const { point, cost, second } = tree.nearest(x, y);
          const [first, next] = twoCheapest(points, weights, x, y);
          expect(cost).toBeCloseTo(first, 8);
          if (next === Infinity) expect(second).toBe(Infinity);
          else expect(second).toBeCloseTo(next, 8);
          const own = (points[2 * point]! - x) ** 2 + (points[2 * point + 1]! - y) ** 2 + weights[point]!;
          expect(own).toBeCloseTo(first, 8);
        }
      },
    ),
  );
});

test("a point of infinite weight is never chosen while there is another", () => {
  const tree = weightedNearest(Float64Array.of(0, 0, 5, 5, 9, 9));
  tree.weighAll(new Float64Array(3), new Float64Array(6));
  tree.weigh(0, Infinity);
  expect(tree.nearest(0, 0)).toEqual({ point: 1, cost: 50, second: 162 });
});
