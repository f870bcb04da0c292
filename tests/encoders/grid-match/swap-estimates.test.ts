import { describe, expect, test } from "@jest/globals";
import { type Arrangement, pixelsOfFeatures, swap } from "../../../src/encoders/grid-match/mismatch.js";
import { SwapEstimates } from "../../../src/encoders/grid-match/swap-estimates.js";
import { SwapWeigher } from "../../../src/encoders/grid-match/swap-weigher.js";
import { testContext } from "../../embed/context.js";
import { shuffledGrid } from "./arrangements.js";

const estimatesOf = (arrangement: Arrangement, by: "absolute" | "squared") =>
  SwapEstimates.of(arrangement, by, testContext().engine.linalg, () => Promise.resolve());

const order = Int32Array.from({ length: 306 }, (_, feature) => feature);

describe.each(["absolute", "squared"] as const)("%s", (by) => {
  test("estimates are near what swaps change", async () => {
    const arrangement = shuffledGrid(17, 18, 1, 0.2);
    const { at } = arrangement;
    const estimates = await estimatesOf(arrangement, by);
    const weigher = new SwapWeigher(arrangement, by);
    let [apart, size] = [0, 0];
    for (const p of [0, 40, 150, 305]) {
      weigher.begin(p, pixelsOfFeatures(arrangement), order, 0, 306);
      for (let q = 0; q < 306; q++) {
        if (q === p) continue;
        const [one, other] = [at[p]!, at[q]!];
        const guess = estimates.of(one, q) + estimates.of(other, p) - estimates.of(one, p) - estimates.of(other, q);
        apart += (guess - weigher.change(q)) ** 2;
        size += weigher.change(q) ** 2;
      }
    }
    expect(apart / size).toBeLessThan(0.03);
    estimates.release();
  });

  test("of features and of pixels, one by one or many; after moves they are those of the new arrangement", async () => {
    const arrangement = shuffledGrid(17, 18, 2, 0.2);
    const estimates = await estimatesOf(arrangement, by);
    const pixelOf = pixelsOfFeatures(arrangement);
    const before = pixelOf.slice();
    for (const [p, q] of [[0, 17], [17, 200], [5, 6]] as const) swap(arrangement, pixelOf, p, q); // prettier-ignore
    const moved = [...pixelOf.keys()].filter((feature) => pixelOf[feature] !== before[feature]);
    estimates.move(moved.map((feature) => ({ feature, from: before[feature]!, to: pixelOf[feature]! })));
    const afresh = await estimatesOf(arrangement, by);
    const size = Math.abs(afresh.of(3, 9)) + Math.abs(afresh.of(100, 0));
    const [features, pixels] = [estimates.ofFeatures(Int32Array.of(3, 100)), estimates.ofPixels(Int32Array.of(0, 9))];
    for (const feature of [3, 100])
      for (const pixel of [0, 9]) {
        const one = estimates.of(feature, pixel);
        expect(one / size).toBeCloseTo(afresh.of(feature, pixel) / size, 4);
        expect(features[(feature === 3 ? 0 : 306) + pixel]! / size).toBeCloseTo(one / size, 5);
        expect(pixels[(pixel === 0 ? 0 : 306) + feature]! / size).toBeCloseTo(one / size, 5);
      }
    for (const held of [estimates, afresh]) held.release();
  });
});
