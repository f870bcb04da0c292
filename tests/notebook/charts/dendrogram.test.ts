import { expect, test } from "@jest/globals";
import { dense } from "../../../src/data/dense.js";
import { linkage } from "../../../src/math/linkage.js";
import { leavesOf } from "../../../src/math/leaf-order.js";
import { dendrogramPath } from "../../../src/notebook/charts/dendrogram.js";

const tree = linkage(dense(3, 3, Float32Array.of(0, 1, 4, 1, 0, 4, 4, 4, 0)), "average");
const order = leavesOf(tree, 3);

test("forks stand over the middle of their leaves, as high as their distance", () => {
  expect([...order]).toEqual([2, 0, 1]);
  expect(dendrogramPath(tree, order, { step: 10, depth: 40, root: "up" })).toBe("M15,40V30H25V40M5,40V0H20V30");
  expect(dendrogramPath(tree, order, { step: 10, depth: 40, root: "left" })).toBe("M40,15H30V25H40M40,5H0V20H30");
});

test("clusters narrower than two pixels are one line down to the leaves", () => {
  expect(dendrogramPath(tree, order, { step: 0.8, depth: 40, root: "up" })).toBe("M0.4,40V0H1.6V40");
});

test("equal points lie at the leaves, one point has no tree", () => {
  const equal = linkage(dense(2, 2), "average");
  expect(dendrogramPath(equal, leavesOf(equal, 2), { step: 10, depth: 40, root: "up" })).toBe("M5,40V40H15V40");
  const one = linkage(dense(1, 1), "average");
  expect(dendrogramPath(one, leavesOf(one, 1), { step: 10, depth: 40, root: "up" })).toBe("");
});
