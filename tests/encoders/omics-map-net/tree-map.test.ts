import { expect, test } from "@jest/globals";
import { treeMap } from "../../../src/encoders/omics-map-net/tree-map.js";

const box = { left: 0, top: 0, width: 8, height: 4 };

test("features of a group fill a rectangle of the group's weight", () => {
  const root = {
    name: "",
    features: [4],
    children: [
      { name: "light", features: [3], children: [] },
      { name: "heavy", features: [], children: [{ name: "inner", features: [0, 1], children: [] }] },
    ],
  };
  const rectangles = treeMap(root, Float64Array.of(1, 3, 9, 2, 2), box);
  expect([...rectangles]).toEqual([
    ...[3, 0, 1, 4], // the lighter feature of the heavy group, which has half of the picture
    ...[0, 0, 3, 4],
    ...[0, 0, 0, 0], // outside of the tree
    ...[4, 0, 4, 2], // of equal weight: groups before features
    ...[4, 2, 4, 2],
  ]);
});

test("groups of equal weight stand in alphabetical order, however the file has them", () => {
  const groups = ["b", "a"].map((name, f) => ({ name, features: [f], children: [] }));
  const rectangles = treeMap({ name: "", features: [], children: groups }, Float64Array.of(1, 1), box);
  expect([...rectangles]).toEqual([4, 0, 4, 4, 0, 0, 4, 4]);
});
