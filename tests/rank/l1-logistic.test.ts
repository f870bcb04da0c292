import { describe, expect, test } from "@jest/globals";
import { l1Logistic } from "../../src/rank/l1-logistic.js";
import { excess } from "../shared.js";
import { rankReference, scoresOf, small } from "./reference.js";

describe("l1Logistic", () => {
  test("coefficients are scikit-learn's", async () => {
    const scores = await scoresOf(l1Logistic, { C: 0.3, tolerance: 1e-7 });
    expect(excess(scores, rankReference.l1Logistic, { rtol: 1e-5, atol: 1e-6 })).toBeLessThanOrEqual(0);
  });

  test("a strong penalty leaves only what matters, the strongest nothing", async () => {
    const few = await scoresOf(l1Logistic, { C: 0.05 });
    expect(few.filter((score) => score > 0).length).toBeLessThan(10);
    for (const planted of rankReference.planted.filter((j: number) => j !== 14) as number[])
      expect(few[planted]).toBeGreaterThan(0);
    expect((await scoresOf(l1Logistic, { C: 1e-4 })).every((score) => score === 0)).toBe(true);
  });

  test("classes that one feature separates end at finite coefficients", async () => {
    const [score, constant] = await scoresOf(l1Logistic, {}, small([1, 2, 11, 12], [3, 3, 3, 3]));
    expect(score).toBeGreaterThan(0.5);
    expect(score).toBeLessThan(10);
    expect(constant).toBe(0);
  });

  test.each([{ C: 0 }, { tolerance: -1 }, { passes: 0 }])("%j is refused", async (options) => {
    await expect(scoresOf(l1Logistic, options)).rejects.toMatchObject({ tag: "InvalidOption" });
  });
});
