import { describe, expect, test } from "@jest/globals";
import { tTest } from "../../src/rank/t-test.js";
import { excess } from "../shared.js";
import { rankReference, scoresOf, small } from "./reference.js";

describe("tTest", () => {
  test("scores are scipy's Welch test, one class against the others", async () => {
    expect(excess(await scoresOf(tTest), rankReference.tTest, { rtol: 1e-9, atol: 1e-12 })).toBeLessThanOrEqual(0);
  });

  test("constant within the classes: Infinity; constant over all: 0", async () => {
    expect(await scoresOf(tTest, {}, small([1, 1, 2, 2], [3, 3, 3, 3]))).toEqual(Float64Array.of(Infinity, 0));
  });

  test("a class of which one value alone is known does not count", async () => {
    const [alone, known] = await scoresOf(tTest, {}, small([1, 1.1, 9, NaN], [1, 1.2, 3, 3.1]));
    expect(alone).toBe(0);
    expect(known).toBeGreaterThan(10);
  });
});
