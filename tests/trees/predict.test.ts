import { expect, test } from "@jest/globals";
import { sumOfTrees } from "../../src/trees/predict.js";
import { TreeNodes } from "../../src/trees/tree-nodes.js";
import { matrix } from "../prepare/cohorts.js";

const still = () => Promise.resolve();

test("at most the threshold goes left; trees of one number speak for the outputs in turn", async () => {
  const nodes = new TreeNodes(1);
  for (const [threshold, low] of [
    [1, 10],
    [2, 20],
  ] as const) {
    // prettier-ignore
    const left = nodes.split(nodes.root(), 0, threshold);
    nodes.say(left, [low]);
    nodes.say(left + 1, [-low]);
  }
  const x = matrix([[1], [1.5], [3]]); // prettier-ignore
  expect([...(await sumOfTrees(nodes.trees(), x, 1, still))]).toEqual([30, 10, -30]);
  expect([...(await sumOfTrees(nodes.trees(), x, 2, still))]).toEqual([10, 20, -10, 20, -10, -20]);
});

test("trees of several numbers speak for all outputs, and can be stopped", async () => {
  const nodes = new TreeNodes(2);
  nodes.say(nodes.root(), [0.25, 0.75]);
  expect([...(await sumOfTrees(nodes.trees(), matrix([[1], [2]]), 2, still))]).toEqual([0.25, 0.75, 0.25, 0.75]);
  const stop = () => Promise.reject(new Error("stop"));
  await expect(sumOfTrees(nodes.trees(), matrix([[1]]), 2, stop)).rejects.toThrow("stop");
});
