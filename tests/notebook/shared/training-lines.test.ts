import { expect, test } from "@jest/globals";
import { reachOf, thinned, ticks } from "../../../src/notebook/shared/training-lines.js";
import { aPart } from "../../widgets/training/a-part.js";

test("a part has come as far as its last network; those before went all the way", () => {
  expect(reachOf(aPart({ update: 22, updates: 88 }))).toBe(0.25);
  expect(reachOf(aPart({ member: 2, update: 1, updates: 10 }))).toBe(1);
  expect(reachOf(aPart({ update: 0, updates: 0 }))).toBe(1);
});

test("a dense line keeps its peaks, its ends and its order; a sparse one is as it is", () => {
  const same = (value: number) => value;
  expect(thinned([1, 5, 9], [3, 1, 2], same, same)).toEqual([1, 3, 5, 1, 9, 2]);
  const x = Array.from({ length: 100_000 }, (_, i) => i / 500);
  const y = x.map((_, i) => (i === 70_000 ? 9 : i === 70_010 ? -9 : i % 2));
  const points = thinned(x, y, same, same);
  expect(points.length).toBeLessThan(2 * 4 * 202);
  const heights = points.filter((_, i) => i % 2 === 1);
  expect([Math.min(...heights), Math.max(...heights)]).toEqual([-9, 9]);
  const places = points.filter((_, i) => i % 2 === 0);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect([places[0], places.at(-1)]).toEqual([0, x.at(-1)]);
  expect(thinned([], [], same, same)).toEqual([]);
});

test("ticks are round and cover what they must", () => {
  expect(ticks(1.7, 4, true)).toEqual([0, 0.5, 1, 1.5, 2]);
  expect(ticks(3, 5, false, 1)).toEqual([0, 1, 2, 3]);
  expect(ticks(0.00013, 4, true).at(-1)).toBeGreaterThanOrEqual(0.00013);
});

test("ticks are round numbers", () => {
  expect(ticks(1.7, 4)).toEqual([0, 0.5, 1, 1.5, 2]);
  expect(ticks(1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(ticks(3, 5, false, 1)).toEqual([0, 1, 2, 3]);
  expect(ticks(23, 5, false, 1)).toEqual([0, 5, 10, 15, 20]);
});
