import { describe, expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { seededRandom } from "../../src/random.js";
import { kruskal } from "../../src/rank/kruskal.js";
import { excess } from "../shared.js";
import { rankReference, scoresOf, small } from "./reference.js";

describe("kruskal", () => {
  test("scores are scipy's kruskal", async () => {
    expect(excess(await scoresOf(kruskal), rankReference.kruskal, { rtol: 1e-9, atol: 1e-12 })).toBeLessThanOrEqual(0);
  });

  test("a constant feature gets 0; sparse values rank as dense ones do", async () => {
    const data = small([1, 1, 1, 1], [0, 0, 3, 0]);
    const dense = await scoresOf(kruskal, {}, data);
    expect(dense[0]).toBe(0);
    expect(dense[1]).toBeCloseTo(1, 12);
    expect(await ranker(toCsr(data.values), data.labels)).toEqual(dense);
  });

  const ranker = (values: ReturnType<typeof toCsr>, classes: Int32Array) =>
    kruskal.rank(
      { values, classes, classNames: ["a", "b"], wanted: 3 },
      {},
      { random: seededRandom(1), progress: () => undefined },
    );
});
