import { expect, test } from "@jest/globals";
import { fitCurve } from "../../src/embed/umap-curve.js";
import { describeWithShared, excess, parityCase } from "../shared.js";

describeWithShared("parity with umap-learn", ["fixtures/parity/neighbours.json"], () => {
  test("a and b for several spreads", () => {
    const { input, expected, tolerance } = parityCase("neighbours", "umap-ab");
    const pairs = input.spread_min_dist.data as number[];
    const found = [0, 2, 4, 6].flatMap((at) => Object.values(fitCurve(pairs[at]!, pairs[at + 1]!)));
    expect(excess(found, expected.ab.data, tolerance)).toBeLessThanOrEqual(0);
  });
});

test("extreme distances still give a falling curve", () => {
  for (const [spread, minDist] of [
    [1, 0],
    [1, 1],
    [0.05, 0.01],
    [20, 3],
  ] as const) {
    const { a, b } = fitCurve(spread, minDist);
    expect(a).toBeGreaterThan(0);
    expect(b).toBeGreaterThan(0);
    expect(Number.isFinite(a * b)).toBe(true);
  }
});
