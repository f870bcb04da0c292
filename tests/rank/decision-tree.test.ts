import { describe, expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { decisionTree } from "../../src/rank/decision-tree.js";
import { excess } from "../shared.js";
import { rankLabels, rankReference, rankTable, scoresOf, small } from "./reference.js";

describe("decisionTree", () => {
  test("importances are scikit-learn's", async () => {
    const scores = await scoresOf(decisionTree, { depth: 2, minLeaf: 6 });
    expect(excess(scores, rankReference.decisionTree, { rtol: 1e-9, atol: 1e-12 })).toBeLessThanOrEqual(0);
  });

  test("nothing to split on: no scores", async () => {
    expect(await scoresOf(decisionTree, {}, small([1, 1, 1, 1]))).toEqual(Float64Array.of(0));
    expect(await scoresOf(decisionTree, { minSplit: 5 }, small([1, 2, 3, 4]))).toEqual(Float64Array.of(0));
  });

  test("stops when asked to", async () => {
    const ctx = { random: seededRandom(1), progress: () => undefined, signal: AbortSignal.abort() };
    const data = { values: rankTable, classes: rankLabels, classNames: ["a", "b", "c"], wanted: 3 };
    await expect(decisionTree.rank(data, decisionTree.defaults, ctx)).rejects.toMatchObject({ tag: "Aborted" });
  });

  test("of equally good features the first is taken", async () => {
    expect(await scoresOf(decisionTree, {}, small([1, 2, 3, 4], [1, 2, 3, 4]))).toEqual(Float64Array.of(1, 0));
  });
});
