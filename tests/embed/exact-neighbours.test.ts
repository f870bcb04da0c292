import { expect, test } from "@jest/globals";
import { blockCandidates, directCandidates, type Place } from "../../src/embed/exact-neighbours.js";
import { testContext } from "./context.js";

const points = { rows: 4, columns: 1, values: Float64Array.of(0, 1, 3, 7) };

async function collected(find: (place: Place) => Promise<void>): Promise<number[][]> {
  const lists: number[][] = [];
  await find((row, candidates) => (lists[row] = [...candidates].sort((a, b) => a - b)));
  return lists;
}

test("products and direct distances offer the same candidates, never the point itself", async () => {
  const wanted = [
    [1, 2],
    [0, 2],
    [0, 1],
    [1, 2],
  ];
  const apart = (values: ArrayLike<number>, a: number, b: number) => Math.abs(values[a]! - values[b]!);
  expect(await collected((place) => blockCandidates(points, false, 2, place, testContext()))).toEqual(wanted);
  expect(await collected((place) => directCandidates(points, 2, apart, place, testContext()))).toEqual(wanted);
});

test("a fired signal stops the search", async () => {
  const ctx = { ...testContext(), signal: AbortSignal.abort() };
  await expect(blockCandidates(points, false, 2, () => undefined, ctx)).rejects.toMatchObject({ tag: "Aborted" });
});

test("a row without direction is no nearer than any other at a right angle", async () => {
  const unit = { rows: 4, columns: 2, values: Float64Array.of(1, 0, 0, 0, 0.6, 0.8, 0.8, 0.6) };
  expect(await collected((place) => blockCandidates(unit, true, 2, place, testContext()))).toEqual([
    [2, 3],
    [0, 2],
    [0, 3],
    [0, 2],
  ]);
});
