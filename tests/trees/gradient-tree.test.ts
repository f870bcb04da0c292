import { describe, expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { gradientTrees } from "../../src/trees/gradient-tree.js";
import type { GrowthOptions } from "../../src/trees/growth.js";
import { orderedFeatures } from "../../src/trees/ordered-features.js";
import { matrix } from "../prepare/cohorts.js";

const limits: GrowthOptions = { growth: "best", depth: 6, leaves: Infinity, lambda: 0, minGain: 0, minHessian: 0, minSamples: 1 }; // prettier-ignore
const data = orderedFeatures(matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), 10); // prettier-ignore
const ones = new Float64Array(4).fill(1);

function grown(gradient: readonly number[], options: Partial<GrowthOptions> = {}) {
  const leafOf = new Int32Array(4);
  const gains = new Float64Array(2);
  const leaves = gradientTrees(data, { ...limits, ...options }).grow(Float64Array.from(gradient), ones, leafOf, gains);
  return { leaves, leafOf: Array.from(leafOf), gains: Array.from(gains) };
}

describe("gradientTrees", () => {
  test("the first split gains most, and its gain is Chen and Guestrin's", () => {
    const { gains, leaves } = grown([-3, -3, 3, 1], { leaves: 2 });
    expect(gains).toEqual([36 / 2 + 16 / 2 - 4 / 4, 0]);
    expect(leaves).toBe(2);
    expect(grown([-3, -3, 3, 1], { leaves: 2, lambda: 2 }).gains[0]).toBeCloseTo(36 / 4 + 16 / 4 - 4 / 6, 12);
  });

  test("leaves that gain nothing more are not split", () => {
    expect(grown([-3, -3, 3, 1])).toMatchObject({ leaves: 3, gains: [25, 2] });
    expect(grown([-3, -3, 3, 1], { depth: 1 }).leaves).toBe(2);
    expect(grown([-3, -3, 3, 1], { minGain: 10 }).leaves).toBe(2);
    expect(grown([-3, -3, 3, 1], { minSamples: 2 }).leaves).toBe(2);
    expect(grown([-3, -3, 3, 1], { minHessian: 2 }).leaves).toBe(2);
    expect(grown([-3, -3, 3, 1], { minHessian: 3 }).leaves).toBe(1);
  });

  test("oblivious: all leaves of a level ask the same", () => {
    const { leaves, leafOf, gains } = grown([-3, -3, 3, 1], { growth: "oblivious", depth: 2 });
    expect(leaves).toBe(4);
    expect(leafOf).toEqual([0, 1, 2, 3]);
    expect(gains).toEqual([25, 2]); // the second split gains in one leaf only
    expect(grown([1, 1, 1, 1], { growth: "oblivious" }).leaves).toBe(1);
  });

  test("few samples among many codes are sorted, with the same outcome", () => {
    const random = seededRandom(5);
    const values = Array.from({ length: 300 }, () => [random.next(), random.next()]);
    const gradient = Float64Array.from(values, ([a, b]) => (a! > 0.5 ? 1 : -1) * b! + 0.3 * random.normal());
    const hessian = new Float64Array(300).fill(1);
    const gainsWith = (most: number) => {
      const gains = new Float64Array(2);
      const options = { ...limits, depth: 8, minSamples: 3 };
      gradientTrees(orderedFeatures(matrix(values), most), options).grow(gradient, hessian, new Int32Array(300), gains);
      return gains;
    };
    const [exact, binned] = [gainsWith(1000), gainsWith(100)];
    expect(exact[0]).toBeGreaterThan(exact[1]!);
    for (const j of [0, 1]) expect(Math.abs(binned[j]! - exact[j]!)).toBeLessThan(0.15 * exact[0]!);
  });
});
