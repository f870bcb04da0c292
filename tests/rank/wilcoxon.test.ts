import { describe, expect, test } from "@jest/globals";
import { wilcoxon } from "../../src/rank/wilcoxon.js";
import { excess } from "../shared.js";
import { rankReference, scoresOf, small } from "./reference.js";

describe("wilcoxon", () => {
  test("scores are scipy's mannwhitneyu, one class against the others", async () => {
    expect(excess(await scoresOf(wilcoxon), rankReference.wilcoxon, { rtol: 1e-9, atol: 1e-12 })).toBeLessThanOrEqual(
      0,
    );
  });

  test("a constant feature gets 0", async () => {
    const scores = await scoresOf(wilcoxon, {}, small([1, 1, 1, 1], [1, 2, 3, 4]));
    expect(scores[0]).toBe(0);
    expect(scores[1]).toBeCloseTo(2 / Math.sqrt(5 / 3), 12);
  });
});
