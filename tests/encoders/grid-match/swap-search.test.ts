import { describe, expect, test } from "@jest/globals";
import { mismatch } from "../../../src/encoders/grid-match/mismatch.js";
import { searchSwaps } from "../../../src/encoders/grid-match/swap-search.js";
import { testContext } from "../../embed/context.js";
import { shuffledGrid } from "./arrangements.js";

describe.each(["absolute", "squared"] as const)("%s", (by) => {
  test("a grid that was shuffled is found again in large parts, and the error is that of the whole sum", async () => {
    const arrangement = shuffledGrid(9, 9);
    const before = await mismatch(arrangement, by);
    const error = await searchSwaps(arrangement, { by, rounds: 12 }, "igtd", testContext());
    expect(error).toBeLessThan(0.35 * before);
    expect(error).toBeCloseTo(await mismatch(arrangement, by), 2);
    expect(new Set(arrangement.at).size).toBe(81);
  });

  test("many features, which are judged by some", async () => {
    const arrangement = shuffledGrid(20, 21, 3, 0.1);
    const before = await mismatch(arrangement, by);
    const error = await searchSwaps(arrangement, { by, rounds: 12 }, "igtd", testContext());
    expect(error).toBeLessThan(0.35 * before);
    expect(error / (await mismatch(arrangement, by))).toBeCloseTo(1, 6);
  });

  test("a lone round is cold: no swap makes things worse", async () => {
    const arrangement = shuffledGrid(7, 7);
    arrangement.at.sort();
    expect(await searchSwaps(arrangement, { by, rounds: 1 }, "igtd", testContext())).toBe(0);
    const noisy = shuffledGrid(7, 7, 5, 0.4);
    await searchSwaps(noisy, { by, rounds: 12 }, "igtd", testContext());
    const before = await mismatch(noisy, by);
    expect(await searchSwaps(noisy, { by, rounds: 1 }, "igtd", testContext())).toBeLessThanOrEqual(before);
  });

  test("one round is a start, more rounds are better", async () => {
    const error = (rounds: number) => searchSwaps(shuffledGrid(12, 12, 4, 0.2), { by, rounds }, "igtd", testContext());
    expect(await error(12)).toBeLessThan(await error(1));
  });
});

test("the same seed finds the same; 16 bits find what 32 bits find where nothing was rounded", async () => {
  const found = async (bits: 16 | 32) => {
    const { pairs, ...arrangement } = shuffledGrid(8, 8);
    const whole = Float32Array.from(pairs.values, Math.round);
    const values = bits === 16 ? Uint16Array.from(whole) : whole;
    await searchSwaps(
      { ...arrangement, pairs: { ...pairs, values } },
      { by: "absolute", rounds: 6 },
      "igtd",
      testContext(),
    );
    return arrangement.at;
  };
  expect(await found(32)).toEqual(await found(32));
  expect(await found(16)).toEqual(await found(32));
});

test("stops when asked to", async () => {
  const ctx = { ...testContext(), signal: AbortSignal.abort() };
  await expect(searchSwaps(shuffledGrid(5, 5), { by: "absolute", rounds: 3 }, "igtd", ctx)).rejects.toMatchObject({
    tag: "Aborted",
  });
});
