import { describe, expect, test } from "@jest/globals";
import { mismatch } from "../../../src/encoders/grid-match/mismatch.js";
import { searchSwaps } from "../../../src/encoders/grid-match/swap-search.js";
import { searchStarts } from "../../../src/encoders/igtd/search-starts.js";
import { testContext } from "../../embed/context.js";
import { shuffledGrid } from "../grid-match/arrangements.js";

describe.each(["absolute", "squared"] as const)("%s", (by) => {
  test("few features: never worse than one search, often better; the error is that of the whole sum", async () => {
    let better = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const [once, often] = [shuffledGrid(4, 4, seed, 2), shuffledGrid(4, 4, seed, 2)];
      const error = await searchSwaps(once, { by, rounds: 10 }, "igtd", testContext());
      const least = await searchStarts(often, { by, rounds: 10 }, "igtd", testContext());
      expect(least).toBeLessThanOrEqual(error * (1 + 1e-9));
      expect(least).toBe(await mismatch(often, by));
      expect(new Set(often.at).size).toBe(16);
      if (least < 0.999 * error) better++;
    }
    expect(better).toBeGreaterThan(2);
  });

  test("many features: one search", async () => {
    const [once, same] = [shuffledGrid(16, 17), shuffledGrid(16, 17)];
    const error = await searchSwaps(once, { by, rounds: 3 }, "igtd", testContext());
    expect(await searchStarts(same, { by, rounds: 3 }, "igtd", testContext())).toBe(error);
    expect(same.at).toEqual(once.at);
  });
});
