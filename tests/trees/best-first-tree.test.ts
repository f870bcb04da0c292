import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { bestFirstTrees } from "../../src/trees/best-first-tree.js";
import type { Cut, GrowthSetting } from "../../src/trees/growth.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { treeTable } from "../../src/trees/table.js";
import { TreeNodes } from "../../src/trees/tree-nodes.js";
import { matrix } from "../prepare/cohorts.js";

const limits = { growth: "best", depth: 4, leaves: 6, lambda: 1, minGain: 0, minHessian: 0, minSamples: 2 } as const;
const random = seededRandom(9);
const values = matrix(Array.from({ length: 60 }, () => Array.from({ length: 5 }, () => random.normal())));
const gradient = Float64Array.from({ length: 60 }, (_, i) => values.values[5 * i + 3]! + 0.3 * random.normal());
const hessian = Float64Array.from({ length: 60 }, () => 0.5 + random.next());

function grown(setting: GrowthSetting = {}) {
  const leafOf = new Int32Array(60);
  const trees = bestFirstTrees(orderedFeatures(values, 16), limits, setting);
  const leaves = trees.grow(gradient, hessian, leafOf, new Float64Array(5));
  trees.say(Float64Array.from({ length: leaves }, (_, leaf) => 10 + leaf));
  return leafOf;
}

test.each(["node", "table"] as const)("what is kept sends each sample to its leaf, thresholds by the %s", (between) => {
  const nodes = new TreeNodes(1);
  const leafOf = grown({ kept: { nodes, table: treeTable(values), between, covers: "hessian" } });
  const { children, features, thresholds, values: said, covers } = nodes.trees();
  expect(covers[0]).toBeCloseTo(
    hessian.reduce((sum, value) => sum + value, 0),
    9,
  );
  expect(covers[1]! + covers[2]!).toBeCloseTo(covers[0]!, 9);
  for (let i = 0; i < 60; i++) {
    let node = 0;
    while (children[node]! > 0)
      node = children[node]! + (values.values[5 * i + features[node]!]! <= thresholds[node]! ? 0 : 1);
    expect(said[node]).toBe(10 + leafOf[i]!);
  }
});

test("two growers that share the features grow the tree of one", () => {
  // Each in turn hears the other's best cut, as it would from another thread.
  const seen: Cut[][] = [[], []];
  const record = (k: number) => (cut: Cut) => (seen[k]!.push(cut), cut);
  const whole: Cut[] = [];
  const one = grown({ share: { from: 0, to: 5, agree: (cut) => (whole.push(cut), cut) } });
  for (const [k, [from, to]] of [
    [0, 2],
    [2, 5],
  ].entries()) {
    // prettier-ignore
    let at = 0;
    const agree = (cut: Cut) => (record(k)(cut), whole[at++]!);
    expect(grown({ share: { from: from!, to: to!, agree } })).toEqual(one);
  }
  whole.forEach((cut, at) => {
    const [low, high] = [seen[0]![at]!, seen[1]![at]!];
    expect(high.gain > low.gain ? high : low).toEqual(cut);
  });
});
