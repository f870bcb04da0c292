import { expect, test } from "@jest/globals";
import { assignGroups } from "../../src/evaluate/assign-groups.js";
import { seededRandom } from "../../src/random.js";

test("patients of both classes are spread evenly", () => {
  const labels = ["a", "a", "b", "b", "a", "a", "b", "b"];
  const groups = ["p", "p", "q", "q", "r", "r", "s", "s"];
  const foldOf = assignGroups(labels, groups, 2);
  for (const fold of [0, 1])
    expect(labels.filter((_, row) => foldOf[row] === fold).sort()).toEqual(["a", "a", "b", "b"]);
});

test("no fold stays empty, even where one group outweighs all others", () => {
  const groups = [...new Array<string>(50).fill("large"), "x", "y", "z"];
  const labels = groups.map((_, row) => (row % 2 === 0 ? "a" : "b"));
  expect(new Set(assignGroups(labels, groups, 4)).size).toBe(4);
});

test("chance decides between groups of equal weight, by seed", () => {
  const groups = Array.from({ length: 40 }, (_, row) => `patient ${row}`);
  const labels = groups.map((_, row) => (row < 20 ? "a" : "b"));
  const assigned = (seed: number) => assignGroups(labels, groups, 4, seededRandom(seed));
  expect(assigned(1)).toEqual(assigned(1));
  expect(assigned(1)).not.toEqual(assigned(2));
});

test("fewer groups than folds are refused", () => {
  expect(() => assignGroups(["a", "b", "a"], ["p", "p", "q"], 3)).toThrow(/come from 2 groups, fewer than the 3 folds/);
});

test("heavy groups are placed before light ones, whatever their order", () => {
  const groups = [
    ...Array.from({ length: 12 }, (_, row) => `single ${row >> 1}`),
    ...new Array<string>(12).fill("large"),
  ];
  const labels = groups.map((_, row) => (row % 2 === 0 ? "a" : "b"));
  const foldOf = assignGroups(labels, groups, 2);
  expect(foldOf.filter((fold) => fold === 0)).toHaveLength(12);
});
