import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { obliviousTrees } from "../../src/trees/oblivious-tree.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { treeTable } from "../../src/trees/table.js";
import { TreeNodes } from "../../src/trees/tree-nodes.js";
import { matrix } from "../prepare/cohorts.js";

const limits = {
  growth: "oblivious",
  depth: 3,
  leaves: 8,
  lambda: 1,
  minGain: 0,
  minHessian: 0,
  minSamples: 1,
} as const;
const random = seededRandom(9);
const values = matrix(Array.from({ length: 50 }, () => Array.from({ length: 4 }, () => random.normal())));
const gradient = Float64Array.from({ length: 50 }, (_, i) => Math.sign(values.values[4 * i]!) + 0.3 * random.normal());
const hessian = new Float64Array(50).fill(1);

test("what is kept asks the same on a level, sends each sample to its leaf, and covers all samples", () => {
  const nodes = new TreeNodes(1);
  const leafOf = new Int32Array(50);
  const kept = { nodes, table: treeTable(values), between: "table", covers: "samples" } as const;
  const trees = obliviousTrees(orderedFeatures(values, 16), { ...limits, lambda: 0 }, { kept });
  expect(trees.grow(gradient, hessian, leafOf, new Float64Array(4))).toBe(8);
  trees.say(Float64Array.from({ length: 8 }, (_, leaf) => leaf));
  const { children, features, thresholds, covers, values: said } = nodes.trees();
  expect(children).toHaveLength(15);
  expect(features[1]).toBe(features[2]);
  expect(covers[0]).toBe(50);
  expect([...covers].filter((_, node) => children[node] === 0).reduce((sum, cover) => sum + cover, 0)).toBe(50);
  for (let i = 0; i < 50; i++) {
    let node = 0;
    while (children[node]! > 0)
      node = children[node]! + (values.values[4 * i + features[node]!]! <= thresholds[node]! ? 0 : 1);
    expect(said[node]).toBe(leafOf[i]);
  }
});

test("the best cut of all leaves together is found, by trying all", () => {
  const gains = new Float64Array(4);
  obliviousTrees(orderedFeatures(values, 100), { ...limits, depth: 1 }, {}).grow(gradient, hessian, new Int32Array(50), gains); // prettier-ignore
  const total = gradient.reduce((sum, value) => sum + value, 0);
  let best = -Infinity;
  for (let j = 0; j < 4; j++)
    for (let cut = 0; cut < 50; cut++) {
      let [sum, count] = [0, 0];
      for (let i = 0; i < 50; i++)
        if (values.values[4 * i + j]! <= values.values[4 * cut + j]!) [sum, count] = [sum + gradient[i]!, count + 1];
      if (count < 50)
        best = Math.max(best, sum ** 2 / (count + 1) + (total - sum) ** 2 / (51 - count) - total ** 2 / 51);
    }
  expect(gains.reduce((sum, value) => sum + value, 0)).toBeCloseTo(best, 9);
});
