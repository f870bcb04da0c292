import { describe, expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { giniTrees, split } from "../../src/trees/gini-tree.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { matrix } from "../prepare/cohorts.js";

const all = { depth: null, minSplit: 2, minLeaf: 1, tried: 2 };
const data = orderedFeatures(matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), 10); // prettier-ignore
const rows = Uint32Array.of(0, 1, 2, 3);
const breathe = () => Promise.resolve();

describe("giniTrees", () => {
  test("two features that only together tell the classes share the importance", async () => {
    const both = await giniTrees(data, Int32Array.of(0, 0, 0, 1), 2, all).grow(rows, seededRandom(1), breathe);
    // Root: 0.375 → 0 and 0.5 of half the samples; then 0.5 → 0.
    expect(Array.from(both)).toEqual([1 / 3, 2 / 3]);
  });

  test("neither depth, nor leaves, nor nodes may be too small", async () => {
    const grown = async (options: object) => {
      const trees = giniTrees(data, Int32Array.of(0, 0, 0, 1), 2, { ...all, ...options });
      return Array.from(await trees.grow(rows, seededRandom(1), breathe));
    };
    expect(await grown({ depth: 1 })).toEqual([1, 0]);
    expect(await grown({ minLeaf: 2 })).toEqual([1, 0]);
    expect(await grown({ minLeaf: 3 })).toEqual([0, 0]);
    expect(await grown({ minSplit: 3 })).toEqual([1, 0]);
  });

  test("samples drawn twice count twice, those left out not at all", async () => {
    const trees = giniTrees(data, Int32Array.of(0, 1, 1, 1), 2, all);
    expect(Array.from(await trees.grow(Uint32Array.of(0, 0, 2, 2), seededRandom(1), breathe))).toEqual([1, 0]);
    expect(Array.from(await trees.grow(Uint32Array.of(2, 2, 3, 1), seededRandom(1), breathe))).toEqual([0, 0]);
  });

  test("many samples, which are counted, and few, which are sorted, are split alike", async () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 400 }, () => [Math.floor(random.next() * 4), random.next()]);
    const classes = Int32Array.from(values, ([a, b]) => (a! > 1 === b! > 0.6 ? 1 : 0));
    const every = Uint32Array.from(classes.keys());
    const one = await giniTrees(orderedFeatures(matrix(values), 1000), classes, 2, all).grow(
      every,
      seededRandom(1),
      breathe,
    );
    // Empty classes make the table of counts wide, so that sorting is chosen.
    const other = await giniTrees(orderedFeatures(matrix(values), 1000), classes, 64, all).grow(
      every,
      seededRandom(1),
      breathe,
    );
    one.forEach((value, j) => expect(other[j]).toBeCloseTo(value, 12));
  });

  test("between nodes it tells how many samples are settled, and can be stopped", async () => {
    const told: number[] = [];
    await giniTrees(data, Int32Array.of(0, 0, 0, 1), 2, all).grow(rows, seededRandom(1), async (settled) => void told.push(settled)); // prettier-ignore
    expect(told).toEqual([0, 0, 2, 2, 3]);
    const stop = () => Promise.reject(new Error("stop"));
    await expect(giniTrees(data, Int32Array.of(0, 0, 0, 1), 2, all).grow(rows, seededRandom(1), stop)).rejects.toThrow("stop"); // prettier-ignore
  });

  test("split brings low codes to the front", () => {
    const order = rows.slice();
    expect(split(order, Uint16Array.of(5, 1, 7, 1), 0, 1)).toBe(2);
    expect(Array.from(order.slice(0, 2)).sort()).toEqual([1, 3]);
  });
});
