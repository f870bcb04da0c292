import { describe, expect, test } from "@jest/globals";
import { randomForest } from "../../src/rank/random-forest.js";
import { seededRandom } from "../../src/random.js";
import { bestOf, rankLabels, rankReference, rankTable, scoresOf } from "./reference.js";

const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, j) => sum + Math.abs(value - b[j]!), 0);

describe("randomForest", () => {
  test("is as near to scikit-learn's forest as that is to itself under another seed, and finds what was planted", async () => {
    const scores = await scoresOf(randomForest, { trees: 500 });
    const between = distance(rankReference.randomForest, rankReference.randomForestAgain);
    expect(distance(scores, rankReference.randomForest)).toBeLessThan(2 * between);
    const found = bestOf(scores, 5);
    for (const planted of rankReference.planted as number[]) expect(found).toContain(planted);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 9);
    expect(scores[2]).toBe(0);
  });

  test("same seed, same scores", async () => {
    const few = (seed: number) => scoresOf(randomForest, { trees: 5 }, { seed });
    expect(await few(1)).toEqual(await few(1));
    expect(await few(2)).not.toEqual(await few(1));
  });

  test("stops when asked to", async () => {
    const stop = AbortSignal.abort();
    const ctx = { random: seededRandom(1), progress: () => undefined, signal: stop };
    const data = { values: rankTable, classes: rankLabels, classNames: ["a", "b", "c"], wanted: 3 };
    await expect(randomForest.rank(data, randomForest.defaults, ctx)).rejects.toMatchObject({ tag: "Aborted" });
  });

  test.each([{ trees: 0 }, { tried: "half" }, { minLeaf: 0 }])("%j is refused", async (options) => {
    await expect(scoresOf(randomForest, options)).rejects.toThrow(/Option|option/);
  });
});
