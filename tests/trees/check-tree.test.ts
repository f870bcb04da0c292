import { expect, test } from "@jest/globals";
import { checkForest, checkTree, forestDefaults, triedOf } from "../../src/trees/check-tree.js";

test.each([{ depth: 0 }, { minSplit: 1 }, { minLeaf: 0.5 }])("%j is refused", (options) => {
  expect(() => checkTree("tree", { depth: null, minSplit: 2, minLeaf: 1, ...options })).toThrow(/tree: Option/);
});

test("a forest has at least a tree, and names how many features it tries", () => {
  expect(() => checkForest("forest", forestDefaults)).not.toThrow();
  expect(() => checkForest("forest", { ...forestDefaults, trees: 0 })).toThrow(/forest: Option "trees"/);
  expect(() => checkForest("forest", { ...forestDefaults, tried: "half" as "all" })).toThrow(/sqrt/);
  expect([triedOf("sqrt", 50), triedOf("log2", 50), triedOf("all", 50), triedOf("log2", 1)]).toEqual([7, 5, 50, 1]);
});
