import { describe, expect, test } from "@jest/globals";
import { lightgbm } from "../../src/rank/lightgbm.js";
import { ranks } from "../../src/math/statistics.js";
import { excess } from "../shared.js";
import { rankReference, scoresOf, small, twoClasses } from "./reference.js";

const correlation = (a: Float64Array, b: Float64Array) => {
  const mean = (a.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - mean) * (b[i]! - mean);
    aa += (a[i]! - mean) ** 2;
    bb += (b[i]! - mean) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
};

describe("lightgbm", () => {
  const few = { rounds: 5, leaves: 6, minLeaf: 1, bins: 255 };

  test("gains are the library's, which adds in float32", async () => {
    const scores = await scoresOf(lightgbm, few, twoClasses());
    expect(excess(scores, rankReference.lightgbm, { rtol: 1e-3, atol: 1e-5 })).toBeLessThanOrEqual(0);
  });

  test("three classes are ranked as the library ranks them", async () => {
    const own = ranks(await scoresOf(lightgbm, few));
    expect(correlation(own, ranks(rankReference.lightgbmThree as number[]))).toBeGreaterThan(0.85);
  });

  test("a handful of samples can be split, unless a leaf needs 20", async () => {
    const data = small([1, 2, 3, 4, 11, 12, 13, 14], [1, 1, 1, 1, 1, 1, 1, 1]);
    expect(Array.from(await scoresOf(lightgbm, { rounds: 2 }, data))).toEqual([1, 0]);
    expect(Array.from(await scoresOf(lightgbm, { rounds: 2, minLeaf: 20 }, data))).toEqual([0, 0]);
  });

  test.each([{ leaves: 1 }, { minLeaf: 0 }, { minHessian: -1 }, { bins: 1 }])("%j is refused", async (options) => {
    await expect(scoresOf(lightgbm, options)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
