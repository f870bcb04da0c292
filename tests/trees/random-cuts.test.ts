import { expect, test } from "@jest/globals";
import { seededRandom } from "../../src/random.js";
import { constant, forbidden } from "../../src/trees/cuts.js";
import { randomCuts } from "../../src/trees/random-cuts.js";
import { treeTable } from "../../src/trees/table.js";
import { matrix } from "../prepare/cohorts.js";

const table = treeTable(matrix([[0, 3], [1, 3], [2, 3], [10, 3]])); // prettier-ignore
const node = {
  rows: Uint32Array.of(0, 1, 2, 3),
  weights: Uint32Array.of(1, 1, 1, 1),
  classes: Int32Array.of(0, 0, 1, 1),
  size: 4,
  all: Float64Array.of(2, 2),
};

test("cuts lie evenly between the least and the largest value, and are as pure as their sides", () => {
  const cuts = randomCuts(table, 2, 1);
  const random = seededRandom(1);
  cuts.enter(node);
  const drawn = Array.from({ length: 2000 }, () => ({ purity: cuts.look(0, random), cut: cuts.cut() }));
  expect(Math.min(...drawn.map(({ cut }) => cut))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn.map(({ cut }) => cut))).toBeLessThan(10);
  expect(drawn.filter(({ cut }) => cut < 5).length / 2000).toBeCloseTo(0.5, 1);
  for (const { purity, cut } of drawn) expect(purity).toBeCloseTo(cut < 1 ? 1 + 5 / 3 : cut < 2 ? 4 : 5 / 3 + 1, 9);
});

test("constant features and leaves that are too small are told apart", () => {
  const cuts = randomCuts(table, 2, 3);
  cuts.enter(node);
  expect(cuts.look(1, seededRandom(1))).toBe(constant);
  expect(cuts.look(0, seededRandom(1))).toBe(forbidden);
});

test("rows below the cut come first", () => {
  const rows = Uint32Array.of(3, 2, 1, 0);
  expect(randomCuts(table, 2, 1).part(rows, 0, 1.5)).toBe(2);
  expect([...rows.slice(0, 2)].sort()).toEqual([0, 1]);
});
