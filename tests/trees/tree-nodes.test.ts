import { expect, test } from "@jest/globals";
import { joinTrees, TreeNodes } from "../../src/trees/tree-nodes.js";

function stump(nodes: TreeNodes, feature: number) {
  const root = nodes.root();
  nodes.cover(root, 3);
  const left = nodes.split(root, feature, feature + 0.5);
  nodes.say(left, [feature, 1]);
  nodes.say(left + 1, [feature, 2]);
}

test("children stand side by side, and every node has its numbers", () => {
  const nodes = new TreeNodes(2);
  stump(nodes, 7);
  const trees = nodes.trees();
  expect([...trees.roots]).toEqual([0]);
  expect([...trees.children]).toEqual([1, 0, 0]);
  expect([...trees.features]).toEqual([7, 0, 0]);
  expect([...trees.thresholds]).toEqual([7.5, 0, 0]);
  expect([...trees.covers]).toEqual([3, 0, 0]);
  expect([...trees.values]).toEqual([0, 0, 7, 1, 7, 2]);
});

test("trees grown apart come together in the order of their places", () => {
  const [one, other, whole] = [new TreeNodes(2), new TreeNodes(2), new TreeNodes(2)];
  for (const feature of [0, 2, 3]) stump(one, feature);
  stump(other, 1);
  other.root();
  for (const feature of [0, 1, 2, 3]) stump(whole, feature);
  whole.root();
  const parts = [
    { trees: one.trees(), places: [0, 2, 3] },
    { trees: other.trees(), places: [1, 4] },
  ];
  expect(joinTrees(parts)).toEqual(whole.trees());
});
