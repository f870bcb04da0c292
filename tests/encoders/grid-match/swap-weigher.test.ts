import { describe, expect, test } from "@jest/globals";
import { type Arrangement, mismatch, pixelsOfFeatures } from "../../../src/encoders/grid-match/mismatch.js";
import { SwapWeigher } from "../../../src/encoders/grid-match/swap-weigher.js";
import { shuffledGrid } from "./arrangements.js";

const swapped = (arrangement: Arrangement, p: number, q: number): Arrangement => {
  const at = arrangement.at.slice();
  [at[p], at[q]] = [at[q]!, at[p]!];
  return { ...arrangement, at };
};

const order = Int32Array.from({ length: 20 }, (_, feature) => feature);

describe.each(["absolute", "squared"] as const)("%s", (by) => {
  const arrangement = shuffledGrid(4, 5, 2, 0.3);
  const pixelOf = pixelsOfFeatures(arrangement);

  test("by all features a swap changes the mismatch by what the whole sum says", async () => {
    const weigher = new SwapWeigher(arrangement, by);
    const before = await mismatch(arrangement, by);
    for (let p = 0; p < 20; p++) {
      weigher.begin(p, pixelOf, order, 7, 20);
      for (let q = 0; q < 20; q++)
        if (p !== q)
          expect(weigher.change(q)).toBeCloseTo((await mismatch(swapped(arrangement, p, q), by)) - before, 3);
    }
  });

  test("by some features it is right on average", () => {
    const weigher = new SwapWeigher(arrangement, by);
    weigher.begin(3, pixelOf, order, 0, 20);
    const whole = weigher.change(11);
    let sum = 0;
    for (let first = 0; first < 20; first++) {
      weigher.begin(3, pixelOf, order, first, 6);
      sum += weigher.change(11);
    }
    expect(sum / 20).toBeCloseTo(whole, 3);
  });
});
