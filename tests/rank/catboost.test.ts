import { describe, expect, test } from "@jest/globals";
import { catboost } from "../../src/rank/catboost.js";
import { bestOf, rankReference, scoresOf } from "./reference.js";

describe("catboost", () => {
  test("puts first what was planted, as the library does", async () => {
    const scores = await scoresOf(catboost, { rounds: 60 });
    const theirs = bestOf(Float64Array.from(rankReference.catboost as number[]), 5);
    const shared = bestOf(scores, 5).filter((j) => theirs.includes(j));
    expect(shared.length).toBeGreaterThanOrEqual(4);
    expect(scores[2]).toBe(0);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
  });

  test("weights of the samples are seeded", async () => {
    const few = (seed: number) => scoresOf(catboost, { rounds: 3 }, { seed });
    expect(await few(1)).toEqual(await few(1));
    expect(await few(2)).not.toEqual(await few(1));
  });

  test.each([{ depth: 0 }, { depth: 13 }, { learningRate: 2 }])("%j is refused", async (options) => {
    await expect(scoresOf(catboost, options)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
