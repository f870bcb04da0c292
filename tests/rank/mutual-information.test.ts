import { describe, expect, test } from "@jest/globals";
import { mutualInformation } from "../../src/rank/mutual-information.js";
import { excess } from "../shared.js";
import { rankReference, scoresOf, small } from "./reference.js";

describe("mutualInformation", () => {
  test("scores are scikit-learn's where values are not tied; where they are, noise decides a little", async () => {
    const scores = await scoresOf(mutualInformation);
    const expected = rankReference.mutualInformation as number[];
    expect(excess(scores.subarray(3), expected.slice(3), { rtol: 1e-9, atol: 1e-12 })).toBeLessThanOrEqual(0);
    expect(excess(scores.subarray(0, 3), expected.slice(0, 3), { rtol: 0, atol: 0.1 })).toBeLessThanOrEqual(0);
  });

  test("the noise is seeded", async () => {
    const [first, again, other] = await Promise.all([1, 1, 2].map((seed) => scoresOf(mutualInformation, {}, { seed })));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test("a class of one sample tells nothing", async () => {
    const { values } = small([1, 2, 3, 9, 10, 11, 50]);
    const labels = Int32Array.of(0, 0, 0, 1, 1, 1, 2);
    const [score] = await scoresOf(mutualInformation, {}, { values, labels });
    const without = small([1, 2, 3, 9, 10, 11]);
    const [plain] = await scoresOf(mutualInformation, {}, without);
    expect(score).toBeCloseTo(plain!, 12);
    expect(score).toBeGreaterThan(0.5);
  });

  test("no neighbours are refused", async () => {
    await expect(scoresOf(mutualInformation, { neighbours: 0 })).rejects.toThrow(/neighbours.*at least 1/);
  });
});
