import { expect, test } from "@jest/globals";
import { alone } from "../../src/trees/crew.js";
import { type ForestOptions, growForest } from "../../src/trees/forest.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { sumOfTrees } from "../../src/trees/predict.js";
import { treeTable } from "../../src/trees/table.js";
import { apart, fresh, three, treeReference } from "./reference.js";

const crew = () => alone({ progress: () => undefined }, "forest", 1);
const grown = (options: Partial<ForestOptions>, of = crew()) => {
  const table = treeTable(three.x);
  const all = { trees: 1, bootstrap: false, cuts: "best", depth: null, minSplit: 2, minLeaf: 1, tried: 10 } as const;
  const data = orderedFeatures(three.x, 1000);
  return growForest(table, data, { classes: three.labels, count: 3 }, { ...all, ...options }, "1", of);
};

test("one tree without chance says what scikit-learn's says, to the last digit", async () => {
  const { trees } = await grown({ depth: 3, minLeaf: 8 });
  const said = await sumOfTrees(trees, fresh.x, 3, () => Promise.resolve());
  expect(apart(said, (treeReference.tree as number[][]).flat()).most).toBeLessThan(1e-6);
});

test("a tree grown to its end knows its samples", async () => {
  const { trees } = await grown({});
  const said = await sumOfTrees(trees, three.x, 3, () => Promise.resolve());
  three.labels.forEach((label, i) => expect(said[3 * i + label]).toBe(1));
});

test("a tree's chance hangs on its number alone", async () => {
  const options = { trees: 4, bootstrap: true, tried: 3 } as const;
  const all = await grown(options);
  const left = [3, 4];
  const last = { ...crew(), take: () => left.shift()! };
  const one = await grown(options, last);
  expect(all.places).toEqual([0, 1, 2, 3]);
  expect(one.places).toEqual([3]);
  expect(one.trees.thresholds).toEqual(all.trees.thresholds.slice(all.trees.roots[3]));
});
