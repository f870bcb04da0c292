import { describe, expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { bestFirstTrees } from "../../src/trees/best-first-tree.js";
import { allFeatures } from "../../src/trees/feature-share.js";
import type { Cut, GrowthOptions, GrowthSetting } from "../../src/trees/growth.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { treeTable } from "../../src/trees/table.js";
import { TreeNodes } from "../../src/trees/tree-nodes.js";
import { matrix } from "../prepare/cohorts.js";

const limits = { depth: 4, leaves: 6, lambda: 1, minGain: 0, minHessian: 0, minSamples: 2 } as const;
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
  const whole: Cut[] = [];
  const every = allFeatures(5);
  const one = grown({ share: { ...every, agree: (cut) => (whole.push(cut), every.agree(cut)) } });
  // Each by itself hears what both together had found.
  const shares = [
    [0, 2],
    [2, 3],
  ].map(([first, size]) => {
    // prettier-ignore
    const heard: Cut[] = [];
    let given = false;
    const take = () => {
      given = !given;
      return given ? first! : -1;
    };
    const agree = (cut: Cut) => (heard.push(cut), (given = false), whole[heard.length - 1]!);
    expect(grown({ share: { take, size: size!, agree } })).toEqual(one);
    return heard;
  });
  expect(whole.length).toBeGreaterThan(5);
  whole.forEach((cut, at) => {
    const [low, high] = [shares[0]![at]!, shares[1]![at]!];
    expect(high.gain > low.gain ? high : low).toEqual(cut);
  });
});

const open: GrowthOptions = { depth: 6, leaves: Infinity, lambda: 0, minGain: 0, minHessian: 0, minSamples: 1 };
const data = orderedFeatures(matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), 10); // prettier-ignore
const ones = new Float64Array(4).fill(1);

function split(gradient: readonly number[], options: Partial<GrowthOptions> = {}) {
  const leafOf = new Int32Array(4);
  const gains = new Float64Array(2);
  const leaves = bestFirstTrees(data, { ...open, ...options }, {}).grow(
    Float64Array.from(gradient),
    ones,
    leafOf,
    gains,
  );
  return { leaves, leafOf: Array.from(leafOf), gains: Array.from(gains) };
}

describe("gains", () => {
  test("the first split gains most, and its gain is Chen and Guestrin's", () => {
    const { gains, leaves } = split([-3, -3, 3, 1], { leaves: 2 });
    expect(gains).toEqual([36 / 2 + 16 / 2 - 4 / 4, 0]);
    expect(leaves).toBe(2);
    expect(split([-3, -3, 3, 1], { leaves: 2, lambda: 2 }).gains[0]).toBeCloseTo(36 / 4 + 16 / 4 - 4 / 6, 12);
  });

  test("leaves that gain nothing more are not split", () => {
    expect(split([-3, -3, 3, 1])).toMatchObject({ leaves: 3, gains: [25, 2] });
    expect(split([-3, -3, 3, 1], { depth: 1 }).leaves).toBe(2);
    expect(split([-3, -3, 3, 1], { minGain: 10 }).leaves).toBe(2);
    expect(split([-3, -3, 3, 1], { minSamples: 2 }).leaves).toBe(2);
    expect(split([-3, -3, 3, 1], { minHessian: 2 }).leaves).toBe(2);
    expect(split([-3, -3, 3, 1], { minHessian: 3 }).leaves).toBe(1);
  });

  test("few samples among many codes are sorted, with the same outcome", () => {
    const random = seededRandom(5);
    const values = Array.from({ length: 300 }, () => [random.next(), random.next()]);
    const gradient = Float64Array.from(values, ([a, b]) => (a! > 0.5 ? 1 : -1) * b! + 0.3 * random.normal());
    const hessian = new Float64Array(300).fill(1);
    const gainsWith = (most: number) => {
      const gains = new Float64Array(2);
      const options = { ...open, depth: 8, minSamples: 3 };
      bestFirstTrees(orderedFeatures(matrix(values), most), options, {}).grow(
        gradient,
        hessian,
        new Int32Array(300),
        gains,
      );
      return gains;
    };
    const [exact, binned] = [gainsWith(1000), gainsWith(100)];
    expect(exact[0]).toBeGreaterThan(exact[1]!);
    for (const j of [0, 1]) expect(Math.abs(binned[j]! - exact[j]!)).toBeLessThan(0.15 * exact[0]!);
  });
});
