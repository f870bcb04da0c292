import { describe, expect, test } from "@jest/globals";
import { xgboost } from "../../src/rank/xgboost.js";
import { excess } from "../shared.js";
import { bestOf, rankReference, scoresOf, twoClasses } from "./reference.js";

describe("xgboost", () => {
  test("total gains are the library's, which adds in float32", async () => {
    const scores = await scoresOf(xgboost, { rounds: 20, depth: 3, bins: 256 }, twoClasses());
    expect(excess(scores, rankReference.xgboost, { rtol: 1e-3, atol: 1e-5 })).toBeLessThanOrEqual(0);
  });

  test("finds what was planted among three classes", async () => {
    const found = bestOf(await scoresOf(xgboost, { rounds: 10 }), 6);
    for (const planted of rankReference.planted as number[]) expect(found).toContain(planted);
  });

  test("a gain that no split reaches leaves all scores 0", async () => {
    expect((await scoresOf(xgboost, { rounds: 2, gamma: 1e6 })).every((score) => score === 0)).toBe(true);
  });

  test.each([{ depth: 0 }, { gamma: -1 }, { minChildWeight: -1 }, { rounds: 0 }])("%j is refused", async (options) => {
    await expect(scoresOf(xgboost, options)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
