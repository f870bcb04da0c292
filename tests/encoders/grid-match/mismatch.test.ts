import { describe, expect, test } from "@jest/globals";
import { type Arrangement, mismatch, swapChange } from "../../../src/encoders/grid-match/mismatch.js";
import { shuffledGrid } from "./arrangements.js";

const swapped = (arrangement: Arrangement, p: number, q: number): Arrangement => {
  const at = arrangement.at.slice();
  [at[p], at[q]] = [at[q]!, at[p]!];
  return { ...arrangement, at };
};

describe.each(["absolute", "squared"] as const)("%s", (by) => {
  test("is nothing where all distances agree", async () => {
    const arrangement = shuffledGrid(3, 4);
    expect(await mismatch(arrangement, by)).toBeGreaterThan(1);
    arrangement.at.set(arrangement.at.slice().sort());
    expect(await mismatch(arrangement, by)).toBe(0);
  });

  test("a swap changes it by what the whole sum says", async () => {
    const arrangement = shuffledGrid(4, 5, 2, 0.3);
    const before = await mismatch(arrangement, by);
    for (let p = 0; p < 20; p++)
      for (let q = 0; q < 20; q++)
        if (p !== q)
          expect(swapChange(arrangement, by, p, q)).toBeCloseTo(
            (await mismatch(swapped(arrangement, p, q), by)) - before,
            3,
          );
  });
});

test("the sum stops when told to", async () => {
  const stop = () => Promise.reject(new Error("enough"));
  await expect(mismatch(shuffledGrid(3, 4), "absolute", stop)).rejects.toThrow("enough");
});
