import { describe, expect, test } from "@jest/globals";
import { mismatch, swap } from "../../../src/encoders/grid-match/mismatch.js";
import { shuffledGrid } from "./arrangements.js";

describe.each(["absolute", "squared"] as const)("%s", (by) => {
  test("is nothing where all distances agree", async () => {
    const arrangement = shuffledGrid(3, 4);
    expect(await mismatch(arrangement, by)).toBeGreaterThan(1);
    arrangement.at.set(arrangement.at.slice().sort());
    expect(await mismatch(arrangement, by)).toBe(0);
  });
});

test("the sum stops when told to", async () => {
  const stop = () => Promise.reject(new Error("enough"));
  await expect(mismatch(shuffledGrid(3, 4), "absolute", stop)).rejects.toThrow("enough");
});

test("a swap moves both features, and says so", () => {
  const arrangement = shuffledGrid(2, 2);
  arrangement.at.set([3, 1, 0, 2]);
  const pixelOf = Int32Array.of(2, 1, 3, 0);
  swap(arrangement, pixelOf, 0, 3);
  expect([...arrangement.at]).toEqual([2, 1, 0, 3]);
  expect([...pixelOf]).toEqual([2, 1, 0, 3]);
});
