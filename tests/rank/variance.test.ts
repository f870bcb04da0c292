import { describe, expect, test } from "@jest/globals";
import { variance } from "../../src/rank/variance.js";
import { excess } from "../shared.js";
import { rankReference, scoresOf, small } from "./reference.js";

describe("variance", () => {
  test("scores are scikit-learn's variances", async () => {
    expect(excess(await scoresOf(variance), rankReference.variance, { rtol: 1e-9, atol: 1e-12 })).toBeLessThanOrEqual(
      0,
    );
  });

  test("asks for no classes and leaves gaps out", async () => {
    const { values } = small([1, 3, NaN, 5], [2, 2, 2, 2]);
    const scores = await scoresOf(variance, {}, { values, labels: new Int32Array(4) });
    expect(scores[0]).toBeCloseTo(8 / 3, 12);
    expect(scores[1]).toBe(0);
  });
});
