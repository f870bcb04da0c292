import { expect, test } from "@jest/globals";
import { firstRows, stratifiedOrder } from "../../src/evaluate/nested-subsets.js";
import { seededRandom } from "../../src/random.js";

const labels = Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? "rare" : i % 2 === 0 ? "often" : "most"));
const rows = Int32Array.from(labels.keys()).filter((row) => row < 80);
const shareOf = (some: Int32Array, label: string) => some.filter((row) => labels[row] === label).length / some.length;

test("subsets hold each other, and every size has the shares of the whole", () => {
  const order = stratifiedOrder(rows, labels, seededRandom(1));
  const sizes = [10, 20, 40, 80].map((count) => firstRows(order, count, labels));
  expect(sizes.map(({ length }) => length)).toEqual([10, 20, 40, 80]);
  for (let i = 1; i < sizes.length; i++) expect([...sizes[i]!]).toEqual(expect.arrayContaining([...sizes[i - 1]!]));
  for (const some of sizes.slice(1)) expect(Math.abs(shareOf(some, "most") - 0.5)).toBeLessThan(0.06);
  expect(sizes.at(-1)).toEqual(rows);
});

test("the smallest subset knows every class, and another draw is another subset", () => {
  const first = firstRows(stratifiedOrder(rows, labels, seededRandom(1)), 3, labels);
  expect(new Set(Array.from(first, (row) => labels[row])).size).toBe(3);
  expect(firstRows(stratifiedOrder(rows, labels, seededRandom(2)), 3, labels)).not.toEqual(first);
});

test("groups are taken whole", () => {
  const groups = labels.map((_, i) => `p${Math.floor(i / 4)}`);
  const some = firstRows(stratifiedOrder(rows, labels, seededRandom(1), groups), 10, labels);
  expect(some).toHaveLength(12);
  expect(new Set(Array.from(some, (row) => groups[row])).size).toBe(3);
});

test("a subset that is too small for all classes is made larger, groups of several classes included", () => {
  const few = firstRows(stratifiedOrder(rows, labels, seededRandom(1)), 2, labels);
  expect(new Set(Array.from(few, (row) => labels[row])).size).toBe(3);
  expect(few).toHaveLength(3);
  // Every group begins with class a, so that no group stands for the others.
  const mixed = ["a", "b", "a", "b", "a", "c", "a", "b"];
  const pairs = mixed.map((_, row) => `p${row >> 1}`);
  for (let seed = 1; seed < 9; seed++) {
    const some = firstRows(stratifiedOrder(Int32Array.from(mixed.keys()), mixed, seededRandom(seed), pairs), 2, mixed);
    expect(new Set(Array.from(some, (row) => mixed[row])).size).toBe(3);
  }
});
