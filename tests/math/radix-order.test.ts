import { expect, test } from "@jest/globals";
import { radixOrder } from "../../src/math/radix-order.js";
import { seededRandom } from "../../src/random.js";

test("smallest first, signs and sizes of all kinds, equal values as they came", () => {
  const { order } = radixOrder(8);
  expect([...order(Float32Array.of(3, -2, 1e-30, -1e30, 3, 7, -2, 1e30))]).toEqual([3, 1, 6, 2, 0, 4, 5, 7]);
});

test("columns of several lengths, one after another, as sorting by comparison has them", () => {
  const random = seededRandom(1);
  const { order } = radixOrder(500);
  for (const n of [0, 1, 2, 77, 500]) {
    const values = Float32Array.from({ length: n }, () => Math.round(20 * random.normal()) / 3);
    const expected = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
    expect(Array.from(order(values), (i) => values[i]! + 0)).toEqual(expected.map((i) => values[i]! + 0));
  }
});

test("values that differ in one byte only", () => {
  const { order } = radixOrder(3);
  expect([...order(Float32Array.of(1.5, 1.25, 1.375))]).toEqual([1, 2, 0]);
});
