import { expect, test } from "@jest/globals";
import { rowOf } from "../../src/data/dense.js";
import { alone } from "../../src/trees/crew.js";
import { growForest } from "../../src/trees/forest.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { treeTable } from "../../src/trees/table.js";
import { type Trees, TreeNodes } from "../../src/trees/tree-nodes.js";
import { treeShap } from "../../src/trees/tree-shap.js";
import { firstOf, fresh, three } from "./reference.js";

const still = () => Promise.resolve();

/** What a tree says where only some features are known: both ways, by their covers, where it asks for another. */
function saidBy(trees: Trees, node: number, output: number, row: Float32Array, known: number): number {
  const child = trees.children[node]!;
  if (child === 0) return trees.values[node * trees.width + output]!;
  const on = (next: number) => saidBy(trees, next, output, row, known);
  const feature = trees.features[node]!;
  if (known & (1 << feature)) return on(row[feature]! <= trees.thresholds[node]! ? child : child + 1);
  return (trees.covers[child]! * on(child) + trees.covers[child + 1]! * on(child + 1)) / trees.covers[node]!;
}

/** Shapley's definition, over all subsets of the features. */
function shapley(trees: Trees, output: number, row: Float32Array, feature: number): number {
  const others = row.length - 1;
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  let sum = 0;
  for (let known = 0; known < 1 << row.length; known++) {
    if (known & (1 << feature)) continue;
    const size = known.toString(2).replaceAll("0", "").length;
    const weight = (factorial(size) * factorial(others - size)) / factorial(others + 1);
    for (const root of trees.roots)
      sum +=
        weight * (saidBy(trees, root, output, row, known | (1 << feature)) - saidBy(trees, root, output, row, known));
  }
  return sum;
}

test("are Shapley's values by their definition, features asked for more than once included", async () => {
  const options = { trees: 2, bootstrap: true, cuts: "best", depth: 7, minSplit: 2, minLeaf: 1, tried: 4 } as const;
  const crew = alone({ progress: () => undefined }, "forest", 1);
  const learn = { classes: three.labels, count: 3 };
  const { trees } = await growForest(treeTable(three.x), orderedFeatures(three.x, 1000), learn, options, "5", crew);
  const x = firstOf(fresh.x, 3);
  const targets = Int32Array.of(0, 2, 1);
  const found = await treeShap(trees, x, 3, targets, still);
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < x.columns; j++)
      expect(rowOf(found, i)[j]).toBeCloseTo(shapley(trees, targets[i]!, rowOf(x, i), j), 6);
});

test("where no training sample went nothing is divided by 0", async () => {
  const nodes = new TreeNodes(1);
  const root = nodes.root();
  const left = nodes.split(root, 0, 0);
  const empty = nodes.split(left + 1, 0, 5);
  for (const [node, cover] of [[root, 4], [left, 4], [left + 1, 0], [empty, 0], [empty + 1, 0]] as const) nodes.cover(node, cover); // prettier-ignore
  nodes.say(left, [1]);
  nodes.say(empty, [3]);
  const x = { kind: "dense", rows: 2, columns: 2, values: Float32Array.of(-1, 0, 2, 0) } as const;
  expect([...(await treeShap(nodes.trees(), x, 1, [0, 0], still)).values]).toEqual([0, 0, 2, 0]);
});

test("stops when asked to", async () => {
  const nodes = new TreeNodes(1);
  nodes.root();
  const stop = () => Promise.reject(new Error("stop"));
  await expect(treeShap(nodes.trees(), firstOf(fresh.x, 2), 1, [0, 0], stop)).rejects.toThrow("stop");
});
