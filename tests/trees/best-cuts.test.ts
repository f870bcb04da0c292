import { describe, expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { bestCuts, split } from "../../src/trees/best-cuts.js";
import { constant, forbidden } from "../../src/trees/cuts.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { matrix } from "../prepare/cohorts.js";

const random = seededRandom(1);

/** A node of all samples, each counted once. */
function nodeOf(classes: Int32Array, count: number) {
  const all = new Float64Array(count);
  for (const c of classes) all[c]!++;
  const weights = new Uint32Array(classes.length).fill(1);
  return { rows: Uint32Array.from(classes.keys()), weights, classes, size: classes.length, all };
}

/** Purity of the best cut, by trying all. */
function tried(values: readonly number[], classes: Int32Array, count: number, minLeaf: number) {
  let best = forbidden;
  for (const cut of new Set(values)) {
    const sides = [true, false].map((lower) => {
      const sizes = new Float64Array(count);
      values.forEach((value, i) => value <= cut === lower && sizes[classes[i]!]!++);
      const size = sizes.reduce((sum, one) => sum + one, 0);
      return size < Math.max(1, minLeaf) ? -Infinity : sizes.reduce((sum, one) => sum + one * one, 0) / size;
    });
    best = Math.max(best, sides[0]! + sides[1]!);
  }
  return best;
}

describe("bestCuts", () => {
  test.each([2, 5])("the purest of all cuts, with ties and without, %d classes", (count) => {
    const draw = seededRandom(count);
    for (const round of [0, 3]) {
      const values = Array.from({ length: 100 }, () => {
        const value = draw.normal();
        return Math.fround(round ? Math.round(value * round) : value);
      });
      const classes = Int32Array.from(values, () => draw.integer(count));
      const cuts = bestCuts(orderedFeatures(matrix(values.map((value) => [value])), 1000), count, 4);
      cuts.enter(nodeOf(classes, count));
      expect(cuts.look(0, random)).toBeCloseTo(tried(values, classes, count, 4), 9);
      expect(cuts.look(0, random)).toBeCloseTo(tried(values, classes, count, 4), 9); // it leaves nothing behind
    }
  });

  test("a sample that counts twice is as two", () => {
    const classes = Int32Array.of(0, 1, 1);
    const cuts = bestCuts(orderedFeatures(matrix([[1], [2], [3]]), 10), 2, 1);
    cuts.enter({ ...nodeOf(classes, 2), weights: Uint32Array.of(3, 2, 1), size: 6, all: Float64Array.of(3, 3) });
    expect(cuts.look(0, random)).toBe(6);
    expect(cuts.cut()).toBe(0);
  });

  test("what is the same for all is constant, what leaves too few forbidden", () => {
    const cuts = bestCuts(orderedFeatures(matrix([[1, 0], [1, 1], [1, 1]]), 10), 2, 2); // prettier-ignore
    cuts.enter(nodeOf(Int32Array.of(0, 1, 1), 2));
    expect(cuts.look(0, random)).toBe(constant);
    expect(cuts.look(1, random)).toBe(forbidden);
  });
});

test("split brings low codes to the front", () => {
  const order = Uint32Array.of(0, 1, 2, 3);
  expect(split(order, Uint16Array.of(5, 1, 7, 1), 0, 1)).toBe(2);
  expect(Array.from(order.slice(0, 2)).sort()).toEqual([1, 3]);
});
