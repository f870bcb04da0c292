import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { obliviousTrees } from "../../src/trees/oblivious-tree.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { noNoise } from "../../src/trees/score-noise.js";
import { treeTable } from "../../src/trees/table.js";
import { TreeNodes } from "../../src/trees/tree-nodes.js";
import { matrix } from "../prepare/cohorts.js";

const random = seededRandom(9);
const values = matrix(Array.from({ length: 50 }, () => Array.from({ length: 4 }, () => random.normal())));
const pulls = Float64Array.from({ length: 50 }, (_, i) => Math.sign(values.values[4 * i]!) + 0.3 * random.normal());
const weights = new Float64Array(50).fill(1);
const calm = () => noNoise;

test("what is kept asks the same on a level, sends each sample to its leaf, and covers all samples", () => {
  const nodes = new TreeNodes(2);
  const leafOf = new Int32Array(50);
  const kept = { nodes, table: treeTable(values) };
  const two = Float64Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? pulls[at / 2]! : -1));
  const trees = obliviousTrees(orderedFeatures(values, 16), 2, { depth: 3, lambda: 1 }, { kept });
  expect(trees.grow({ pulls: two, weights }, leafOf, calm)).toHaveLength(3);
  trees.say(Float64Array.from({ length: 16 }, (_, at) => at));
  const { children, features, thresholds, covers, values: said } = nodes.trees();
  expect(children).toHaveLength(15);
  expect(features[1]).toBe(features[2]);
  expect(covers[0]).toBe(50);
  expect([...covers].filter((_, node) => children[node] === 0).reduce((sum, cover) => sum + cover, 0)).toBe(50);
  for (let i = 0; i < 50; i++) {
    let node = 0;
    while (children[node]! > 0)
      node = children[node]! + (values.values[4 * i + features[node]!]! <= thresholds[node]! ? 0 : 1);
    expect([...said.subarray(2 * node, 2 * node + 2)]).toEqual([2 * leafOf[i]!, 2 * leafOf[i]! + 1]);
  }
});

test("a question that parts no leaf is taken out, and the tree ends", () => {
  const data = orderedFeatures(matrix([[0, 0], [0, 0], [1, 0], [1, 0]]), 10); // prettier-ignore
  const leafOf = new Int32Array(4);
  const trees = obliviousTrees(data, 1, { depth: 5, lambda: 1 }, {});
  const given = { pulls: Float64Array.of(-1, -1, 1, 1), weights: new Float64Array(4).fill(1) };
  expect(trees.grow(given, leafOf, calm)).toMatchObject([{ feature: 0, code: 0 }]);
  expect([...leafOf]).toEqual([0, 0, 1, 1]);
});

test("without any cut all samples are one leaf", () => {
  const nodes = new TreeNodes(1);
  const same = matrix([[1], [1], [1]]);
  const trees = obliviousTrees(orderedFeatures(same, 10), 1, { depth: 2, lambda: 1 }, { kept: { nodes, table: treeTable(same) } }); // prettier-ignore
  expect(trees.grow({ pulls: Float64Array.of(1, 2, 3), weights: new Float64Array(3).fill(1) }, new Int32Array(3), calm)).toEqual([]); // prettier-ignore
  trees.say(Float64Array.of(7));
  expect(nodes.trees()).toMatchObject({ children: Uint32Array.of(0), values: Float32Array.of(7) });
});
