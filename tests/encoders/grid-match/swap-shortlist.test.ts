import { describe, expect, test } from "@jest/globals";
import { type Arrangement, pixelsOfFeatures, swap } from "../../../src/encoders/grid-match/mismatch.js";
import { SwapShortlist } from "../../../src/encoders/grid-match/swap-shortlist.js";
import { SwapWeigher } from "../../../src/encoders/grid-match/swap-weigher.js";
import { seededRandom } from "../../../src/random.js";
import { testContext } from "../../embed/context.js";
import { shuffledGrid } from "./arrangements.js";

const shortlistOf = (arrangement: Arrangement) =>
  SwapShortlist.of(arrangement, "absolute", 16, { linalg: testContext().engine.linalg, random: seededRandom(1) }, () =>
    Promise.resolve(),
  );

describe("of many features", () => {
  const count = 306;
  const looking = Int32Array.of(7, 100, 250);

  test("the best swaps are on the list, the own pixel is not", async () => {
    const arrangement = shuffledGrid(17, 18, 1, 0.2);
    const pixelOf = pixelsOfFeatures(arrangement);
    const shortlist = await shortlistOf(arrangement);
    const weigher = new SwapWeigher(arrangement, "absolute");
    shortlist.begin(looking, pixelOf);
    looking.forEach((feature, turn) => {
      const own = pixelOf[feature]!;
      const list = shortlist.of(turn, pixelOf, 0, 0);
      expect(new Set(list).size).toBe(16);
      expect(list).not.toContain(own);
      weigher.begin(own, pixelOf, pixelOf, 0, count);
      const change = (q: number) => (q === own ? Infinity : weigher.change(q));
      const all = Array.from({ length: count }, (_, q) => change(q));
      expect(Math.min(...Array.from(list, change)) / Math.min(...all)).toBeGreaterThan(0.97);
    });
    shortlist.release();
  });

  test("noise brings others; a feature that has gone is asked for no more; swaps are heard of", async () => {
    const arrangement = shuffledGrid(17, 18, 1, 0.2);
    const pixelOf = pixelsOfFeatures(arrangement);
    const shortlist = await shortlistOf(arrangement);
    shortlist.begin(looking, pixelOf);
    const [quiet, loud] = [0, 1e6].map((spread) => [...shortlist.of(0, pixelOf, spread, 5)]);
    expect(loud!.filter((pixel) => quiet!.includes(pixel)).length).toBeLessThan(8);
    const [own, best] = [pixelOf[7]!, quiet![0]!];
    swap(arrangement, pixelOf, own, best);
    shortlist.swapped(own, best);
    expect(shortlist.of(0, pixelOf, 0, 0)).toHaveLength(0);
    shortlist.begin(looking, pixelOf);
    expect(shortlist.of(0, pixelOf, 0, 0)).not.toContain(best);
    shortlist.release();
  });
});

test("of few features all other pixels are on the list, and all look together", async () => {
  const arrangement = shuffledGrid(3, 4);
  const pixelOf = pixelsOfFeatures(arrangement);
  const shortlist = await shortlistOf(arrangement);
  expect(shortlist.together).toBe(12);
  shortlist.begin(Int32Array.of(2), pixelOf);
  const list = [...shortlist.of(0, pixelOf, 1, 0)];
  expect(list).toEqual(Array.from({ length: 12 }, (_, p) => p).filter((p) => p !== pixelOf[2]));
});
