import { expect, test } from "@jest/globals";
import { pictureOrder, reordered } from "../../src/embed/point-order.js";
import { attract } from "../../src/embed/tsne-forces.js";
import { seededRandom } from "../../src/random.js";

const random = seededRandom(1);
const count = 300;
const places = Float64Array.from({ length: 2 * count }, () => random.normal());

test("the order holds every point once and leads through the picture by short steps", () => {
  const order = pictureOrder(places);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
  const way = (points: ArrayLike<number>) => {
    let sum = 0;
    for (let k = 1; k < points.length; k++) {
      const [a, b] = [points[k - 1]!, points[k]!];
      sum += Math.hypot(places[2 * a]! - places[2 * b]!, places[2 * a + 1]! - places[2 * b + 1]!);
    }
    return sum;
  };
  expect(way(order)).toBeLessThan(way(Array.from({ length: count }, (_, i) => i)) / 5);
});

test("equal places keep their order", () => {
  expect([...pictureOrder(new Float64Array(8).fill(3))]).toEqual([0, 1, 2, 3]);
});

test("renamed affinities pull as the old ones did", () => {
  const start = Int32Array.from({ length: count + 1 }, (_, i) => Math.min(i, count - 1));
  const other = Int32Array.from({ length: count - 1 }, (_, i) => i + 1 + random.integer(count - 1 - i));
  const affinities = { count, start, other, weight: Float64Array.from(other, () => random.next()) };
  const order = pictureOrder(places);
  const moved = new Float64Array(2 * count);
  order.forEach((point, k) => moved.set(places.subarray(2 * point, 2 * point + 2), 2 * k));
  const [pull, movedPull] = [new Float64Array(2 * count), new Float64Array(2 * count)];
  attract(affinities, places, 1, pull);
  attract(reordered(affinities, order), moved, 1, movedPull);
  order.forEach((point, k) => {
    expect(movedPull[2 * k]).toBeCloseTo(pull[2 * point]!, 12);
    expect(movedPull[2 * k + 1]).toBeCloseTo(pull[2 * point + 1]!, 12);
  });
});
