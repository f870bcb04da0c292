import { describe, expect, test } from "@jest/globals";
import { mrmr } from "../../src/rank/mrmr.js";
import { bestOf, rankReference, scoresOf, small } from "./reference.js";

describe("mrmr", () => {
  test("chooses what mrmr-selection chooses, in its order", async () => {
    const expected = rankReference.mrmr as number[];
    const scores = await scoresOf(mrmr, {}, { wanted: expected.length });
    expect(bestOf(scores, expected.length)).toEqual(expected);
    expect(scores.filter((score) => score > 0)).toHaveLength(expected.length);
  });

  test("a copy of the best feature comes after a weaker one that is new", async () => {
    const best = [1, 2, 1.5, 9, 10, 9.5];
    const scores = await scoresOf(
      mrmr,
      {},
      { ...small(best, best, [0, 7, 3, 4, 9, 8], [5, 5, 5, 5, 5, 5]), wanted: 2 },
    );
    expect(Array.from(scores)).toEqual([2, 1, 0, 0]); // F of the copy is hundreds of times that of the weak one
    const weaker = [1, 2, 1.5, 2, 2.6, 2.4];
    const next = await scoresOf(mrmr, {}, { ...small(weaker, weaker, [2, -1, 0, 2, 1, 3.1]), wanted: 2 });
    expect(Array.from(next)).toEqual([2, 0, 1]);
  });

  test("constant features are never chosen", async () => {
    expect(Array.from(await scoresOf(mrmr, {}, small([5, 5, 5, 5], [1, 2, 3, 4])))).toEqual([0, 2]);
  });
});
