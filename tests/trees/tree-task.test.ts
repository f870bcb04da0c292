import { expect, test } from "@jest/globals";
import { alone } from "../../src/trees/crew.js";
import { rowsWith } from "../../src/trees/ordered-rows.js";
import { treeTable } from "../../src/trees/table.js";
import { effortOf, needsCodes, ordersOf, piecesOf, runTask, type TreeTask } from "../../src/trees/tree-task.js";
import { two } from "./reference.js";

const numbers = { rounds: 3, learningRate: 0.3, curvature: 2, bins: 64, depth: 2, leaves: 4, lambda: 1 };
const least = { minGain: 0, minHessian: 0, minSamples: 1 };
const ways = { unsplit: "moves", between: "node", covers: "samples" } as const;
const boosting = { kind: "boosting", options: { ...numbers, ...least, ...ways } } as const;
const steps = { rounds: 4, learningRate: 0.3, bins: 64, depth: 2, lambda: 1, leafSteps: 1 };
const oblivious = { kind: "oblivious", options: { ...steps, randomStrength: 1, bootstrap: "bayesian" } } as const;
const limits = { trees: 5, bootstrap: true, depth: null, minSplit: 2, minLeaf: 1, tried: 3 };
const forest = (cuts: "best" | "random") => ({ kind: "forest", options: { ...limits, cuts } }) as const;

const taskOf = (grows: TreeTask["grows"]): TreeTask => {
  const table = treeTable(two.x);
  const codes = new Uint16Array(table.values.length);
  const rows = rowsWith(table.samples, 2 * table.values.length);
  return {
    table,
    classes: two.labels,
    count: 2,
    seed: "1",
    grows,
    codes,
    counts: new Uint32Array(table.features),
    rows,
  };
};

test("pieces are trees, and effort grows with them", () => {
  expect(piecesOf({ grows: forest("best"), count: 3 })).toBe(5);
  expect([2, 3].map((count) => piecesOf({ grows: boosting, count }))).toEqual([3, 9]);
  expect([2, 3].map((count) => piecesOf({ grows: oblivious, count }))).toEqual([4, 4]);
  const [few, many] = [2, 3].map((count) => effortOf({ ...taskOf(boosting), count }));
  expect(many).toBe(3 * few!);
});

test("orders of the samples are kept of boosted trees alone", () => {
  expect([forest("best"), boosting, oblivious].map((grows) => ordersOf({ grows }))).toEqual([0, 2, 1]);
});

test.each<[string, TreeTask["grows"], boolean, number]>([
  ["best cuts", forest("best"), true, 5],
  ["random cuts", forest("random"), false, 5],
  ["boosting", boosting, true, 3],
  ["oblivious trees", oblivious, true, 4],
])("%s: codes only where they are asked for, and all trees", async (_, grows, coded, trees) => {
  const task = taskOf(grows);
  expect(needsCodes(task)).toBe(coded);
  const grown = await runTask(task, alone({ progress: () => undefined }, "step", 1));
  expect(grown.places).toHaveLength(trees);
  expect(task.codes.some((code) => code > 0)).toBe(coded);
});
