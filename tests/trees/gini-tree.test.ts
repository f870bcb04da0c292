import { describe, expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { bestCuts } from "../../src/trees/best-cuts.js";
import { type GiniTreeOptions, giniTrees } from "../../src/trees/gini-tree.js";
import { type OrderedFeatures, orderedFeatures } from "../../src/trees/ordered-features.js";
import { matrix } from "../prepare/cohorts.js";

const all = { depth: null, minSplit: 2, minLeaf: 1, tried: 2 };
const data = orderedFeatures(matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), 10); // prettier-ignore
const rows = Uint32Array.of(0, 1, 2, 3);
const breathe = () => Promise.resolve();
const treesOf = (table: OrderedFeatures, classes: Int32Array, count: number, options: GiniTreeOptions) =>
  giniTrees({ features: table.features, classes, count }, bestCuts(table, count, options.minLeaf), options);

describe("giniTrees", () => {
  test("two features that only together tell the classes share the importance", async () => {
    const both = await treesOf(data, Int32Array.of(0, 0, 0, 1), 2, all).grow(rows, seededRandom(1), breathe);
    // Root: 0.375 → 0 and 0.5 of half the samples; then 0.5 → 0.
    expect(Array.from(both)).toEqual([1 / 3, 2 / 3]);
  });

  test("neither depth, nor leaves, nor nodes may be too small", async () => {
    const grown = async (options: object) => {
      const trees = treesOf(data, Int32Array.of(0, 0, 0, 1), 2, { ...all, ...options });
      return Array.from(await trees.grow(rows, seededRandom(1), breathe));
    };
    expect(await grown({ depth: 1 })).toEqual([1, 0]);
    expect(await grown({ minLeaf: 2 })).toEqual([1, 0]);
    expect(await grown({ minLeaf: 3 })).toEqual([0, 0]);
    expect(await grown({ minSplit: 3 })).toEqual([1, 0]);
  });

  test("samples drawn twice count twice, those left out not at all", async () => {
    const trees = treesOf(data, Int32Array.of(0, 1, 1, 1), 2, all);
    expect(Array.from(await trees.grow(Uint32Array.of(0, 0, 2, 2), seededRandom(1), breathe))).toEqual([1, 0]);
    expect(Array.from(await trees.grow(Uint32Array.of(2, 2, 3, 1), seededRandom(1), breathe))).toEqual([0, 0]);
  });

  test("many samples, which are counted, and few, which are sorted, are split alike", async () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 400 }, () => [Math.floor(random.next() * 4), random.next()]);
    const classes = Int32Array.from(values, ([a, b]) => (a! > 1 === b! > 0.6 ? 1 : 0));
    const every = Uint32Array.from(classes.keys());
    const one = await treesOf(orderedFeatures(matrix(values), 1000), classes, 2, all).grow(
      every,
      seededRandom(1),
      breathe,
    );
    // Empty classes make the table of counts wide, so that sorting is chosen.
    const other = await treesOf(orderedFeatures(matrix(values), 1000), classes, 64, all).grow(
      every,
      seededRandom(1),
      breathe,
    );
    one.forEach((value, j) => expect(other[j]).toBeCloseTo(value, 12));
  });

  test("between nodes it tells how many samples are settled, and can be stopped", async () => {
    const told: number[] = [];
    await treesOf(data, Int32Array.of(0, 0, 0, 1), 2, all).grow(rows, seededRandom(1), async (settled) => void told.push(settled)); // prettier-ignore
    expect(told).toEqual([0, 0, 2, 2, 3]);
    const stop = () => Promise.reject(new Error("stop"));
    await expect(treesOf(data, Int32Array.of(0, 0, 0, 1), 2, all).grow(rows, seededRandom(1), stop)).rejects.toThrow("stop"); // prettier-ignore
  });
});
